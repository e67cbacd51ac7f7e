#include "models/samples/cultures.h"

// Invented companies and people; cities are real, telephone numbers lie in ranges that are not given out where there are such.

namespace Cultures {

Culture english()
{
    return {
        .language = u"en"_s, .weight = 34,
        .firstNames = words(u"Dana|Priya|Marcus|Aisha|Owen|Grace|Ruth|Theo|Naomi|Caleb|Imani|Hugh|Beatrice|Samir|Leila|Walter|Joan|Derek|Fiona|Ravi|Chloé|Miles|Abigail|Tobias|Keiko|Siobhán|Desmond|Harriet|Noor|Curtis"),
        .lastNames = words(u"Whitfield|Raman|Okafor|O’Brien|Carter|Nguyen|Hughes|MacDonald|Bennett|Patel|Fitzgerald|Schwartz|Ellison|Kowalski-Reed|Abernathy|Goldberg|Mensah|Hollis|Lindqvist|Sandoval|Pryce|Tanner|Vance|Whitaker|Yates|Brightwell|Achebe|Delacroix|Kerr|Moss"),
        .brands = words(u"Harbor|Summit|Pinecrest|Bluewater|Ironbridge|Copperfield|Larkspur|Northgate|Silverline|Redwood|Granite|Beacon|Meridian|Fairview|Stonecroft|Willow|Cascade|Juniper|Falcon|Evergreen|Halcyon|Tidewater|Oakhurst|Clearwater|Amber|Cobalt|Driftwood|Foxglove|Keystone|Lantern|Prairie|Quarry|Riverbend|Sundial|Thornbury|Umber|Vantage|Westbrook|Yarrow|Zephyr"),
        .trades = words(u"Logistics|Freight|Health|Foods|Analytics|Insurance|Credit Union|Medical|Energy|Robotics|Outfitters|Mutual|Aerospace|Publishing|Biosciences|Hospitality|Software|Transit|Textiles|Systems|Water|Dental|Schools|Media"),
        .legalForms = words(u"Inc.|LLC|Group|Ltd|Corp.|Holdings|Partners|& Sons"),
        .cities = words(u"Savannah|GA|31401;Duluth|MN|55802;Tacoma|WA|98402;Bristol||BS1 4DJ;Leeds||LS1 3AA;Cork||T12 W7YE;Halifax|NS|B3J 1S9;Wellington||6011;Hobart|TAS|7000;Providence|RI|02903", u';'),
        .country = u"United States"_s, .phone = u"(5##) 555-01##"_s, .currency = u"USD"_s, .domain = u"com"_s,
        .titles = words(u"VP Engineering|Head of IT|Operations Manager|Chief Information Officer|Platform Lead|Director of Support|Program Manager|Security Architect|Procurement Lead|Community Manager|Chief of Staff"),
        .calls = words(u"Call: %1|Weekly sync: %1|%1 review|Customer feedback on %1|Check-in about %1|Kick-off: %1|Follow-up on %1|Escalation: %1|Demo of %1|Renewal talk, %1"),
        .tasks = words(u"Send notes on %1|Prepare %1 for the review|Confirm dates for %1|Share the plan for %1|Ask for the sponsor’s view on %1|Chase the signature for %1"),
        .sentences = words(u"They use %1 every day and would miss it.|%2 asked when %1 will be there.|About %3 people work with it now.|The roll-out to the second site is planned for spring.|Import stalls after %3 records; support looks into it.|%2 will bring the security team next time.|They compare us with a tool they built themselves.|Budget for next year is approved.|The new head of IT wants numbers before the renewal.|Nobody knows who owns %1 on their side.|%1 saves them about %3 hours a month.|We agreed on a second training for the night shift.|Single sign-on works since Tuesday.|They’d like an integration with their warehouse system.|%2 is leaving at the end of the month; a successor is not named.|Response times were the main complaint.|Happy with support, less so with %1.", u'|'),
        .topics = words(u"playbooks|reply threads|the mobile app|data import|single sign-on|audit logs|custom branding|the Jira integration|voice calls|guest accounts|retention policies|dashboards|keyboard shortcuts|the API|adoption|permissions|search|message export"),
    };
}

Culture german()
{
    return {
        .language = u"de"_s, .weight = 10,
        .firstNames = words(u"Jürgen|Käthe|Sören|Anneliese|Lukas|Björn|Grete|Matthias|Zoë|Heike|Thomas|Ursula|Felix|Ayşe|Miriam|Günther|Lena|Torsten|Jördis|Wiebke"),
        .lastNames = words(u"Müller|Schröder|Weiß|Großmann|Köhler|Böhm|Krüger|Yılmaz|von der Heide|Fuchs|Lehmann|Süß|Jäger|Strauß|Hoffmann|Öztürk|Bäumler|Preuß|Rößler|Zimmermann"),
        .brands = words(u"Bergmann|Nordlicht|Hansa|Schwarzwald|Alster|Grünwald|Lindenhof|Rheintal|Süddeutsche|Föhr|Käfer|Mühlbach|Ostsee|Eichhörnchen|Straußberg|Zugspitz|Weißkirchen|Löwen|Brückner|Elbtor"),
        .trades = words(u"Logistik|Maschinenbau|Versicherung|Brauerei|Großhandel|Verlag|Werkzeuge|Sparkasse|Klinik|Energie|Spedition|Backwaren|Textil|Optik"),
        .legalForms = words(u"GmbH|AG|GmbH & Co. KG|SE|e. G.|KG"),
        .cities = words(u"Hamburg|HH|20095;München|BY|80331;Köln|NW|50667;Düsseldorf|NW|40213;Lübeck|SH|23552;Görlitz|SN|02826;Nürnberg|BY|90402", u';'),
        .country = u"Germany"_s, .phone = u"+49 30 23125 ###"_s, .currency = u"EUR"_s, .domain = u"de"_s,
        .titles = words(u"Geschäftsführerin|Leiter IT|Teamleitung Einkauf|Projektleiterin|Systemadministrator|Qualitätsbeauftragte"),
        .calls = words(u"Telefonat: %1|Rückmeldung zu %1|Monatsgespräch %1|Schulung %1|Eskalation: %1|Vorführung %1"),
        .tasks = words(u"Angebot für %1 schicken|Protokoll zu %1 nachreichen|Termin für %1 bestätigen|Unterlagen zu %1 prüfen"),
        .sentences = words(u"%2 wünscht sich %1 noch vor Ostern.|Etwa %3 Leute arbeiten täglich damit.|Der Betriebsrat muss %1 noch zustimmen.|Die Geschwindigkeit wurde ausdrücklich gelobt.|Größtes Ärgernis: %1 fällt montags aus.|Nächstes Gespräch in vierzehn Tagen, dann mit %2.|Das Budget ist genehmigt, die Unterschrift fehlt.|Schlüsselfrage ist der Datenschutz."),
        .topics = words(u"Datenübernahme|Rechtevergabe|Suche|Datenschutz|Schnittstelle|Auswertungen|mobile App|Anmeldung|Übersetzung|Archivierung"),
    };
}

Culture french()
{
    return {
        .language = u"fr"_s, .weight = 8,
        .firstNames = words(u"Chloé|François|Zoé|Jérôme|Aïcha|Benoît|Éléonore|Loïc|Maëlle|Noël|Océane|Régis|Thérèse|Gaëtan|Inès"),
        .lastNames = words(u"Lefèvre|Château|Müller-Béranger|Dubois|D’Angelo|Périer|Côté|Noël|Vaugrenard|Brûlé|Saint-Étienne|Gagné|Hébert|Rousseau|Çelik"),
        .brands = words(u"Étoile|Mont-Blanc|Côte d’Émeraude|Lumière|Provence|Bélier|Châtaigne|Armorique|Fleur de Lys|Grande-Île|Océan|Vallée"),
        .trades = words(u"Transports|Assurances|Vignobles|Édition|Santé|Énergie|Pâtisserie|Conseil|Télécom|Matériaux"),
        .legalForms = words(u"SA|SARL|SAS|et Fils"),
        .cities = words(u"Besançon||25000;Saint-Étienne||42000;Orléans||45000;Nîmes||30000;Québec|QC|G1R 2J6;Liège||4000", u';'),
        .country = u"France"_s, .phone = u"+33 1 99 00 ## ##"_s, .currency = u"EUR"_s, .domain = u"fr"_s,
        .titles = words(u"Directrice générale|Responsable informatique|Chef de projet|Acheteuse|Référent qualité"),
        .calls = words(u"Appel : %1|Point hebdomadaire, %1|Retour client sur %1|Démonstration : %1|Escalade : %1"),
        .tasks = words(u"Envoyer le devis pour %1|Relancer au sujet de %1|Préparer la réunion sur %1"),
        .sentences = words(u"%2 aimerait que %1 soit prêt à la rentrée.|Près de %3 personnes s’en servent déjà.|Le déploiement à Besançon est repoussé à l’été.|Très satisfaits de l’équipe d’assistance.|L’intégration avec leur ERP reste à faire.|Le problème vient d’une mise à jour ratée.|Ça marche « très bien », selon %2."),
        .topics = words(u"l’application mobile|la recherche|les rapports|l’import des données|la sécurité|les droits d’accès|l’archivage|la facturation"),
    };
}

Culture spanish()
{
    return {
        .language = u"es"_s, .weight = 8,
        .firstNames = words(u"María José|Íñigo|Begoña|Andrés|Lucía|Sebastián|Nuño|Ximena|Raúl|Inés|Ángel|Sofía|Joaquín|Belén"),
        .lastNames = words(u"Muñoz|Ibáñez Peña|García Lorca|Núñez|Rodríguez|Zúñiga|Domínguez|de la Cruz|Ordóñez|Suárez|Castañeda|Güell|Quiñones"),
        .brands = words(u"Montaña|Cordillera|Sol de Mayo|Peñalara|Río Grande|Castaño|Andalucía|Niño|Estación Norte|Páramo|Quetzal|Año Nuevo"),
        .trades = words(u"Logística|Seguros|Alimentación|Energía|Clínicas|Construcción|Telecomunicaciones|Turismo|Editorial|Café"),
        .legalForms = words(u"S.A.|S.L.|S.A. de C.V.|y Cía."),
        .cities = words(u"A Coruña||15001;Málaga||29001;León||24001;Bogotá|DC|110111;Mérida|YUC|97000;Córdoba|X|5000;Logroño||26001", u';'),
        .country = u"Spain"_s, .phone = u"+34 910 555 ###"_s, .currency = u"EUR"_s, .domain = u"es"_s,
        .titles = words(u"Directora de operaciones|Jefe de sistemas|Responsable de compras|Gerente|Coordinadora de soporte"),
        .calls = words(u"Llamada: %1|Reunión semanal: %1|Opinión del cliente sobre %1|Formación: %1|¿Renovación? %1"),
        .tasks = words(u"Enviar propuesta de %1|Confirmar la fecha de %1|Revisar el contrato: %1"),
        .sentences = words(u"%2 preguntó cuándo estará listo %1.|Ya lo usan unas %3 personas.|El año que viene abren otra oficina en León.|La migración falló con más de %3 registros.|¡Están encantados con %1!|Piden una sesión más para el turno de noche.|Falta la firma del director.|Mañana llamará %2."),
        .topics = words(u"la búsqueda|los informes|la aplicación móvil|los permisos|la importación|el inicio de sesión|las notificaciones|la integración"),
    };
}

Culture polish()
{
    return {
        .language = u"pl"_s, .weight = 6,
        .firstNames = words(u"Łukasz|Małgorzata|Zbigniew|Agnieszka|Paweł|Żaneta|Stanisław|Bożena|Michał|Jadwiga|Wojciech|Świętosława"),
        .lastNames = words(u"Wiśniewski|Łęcka|Dąbrowski|Szczepańska|Źdźbło|Kościuszko|Gżegżółka|Wójcik|Brzęczyszczykiewicz|Ślązak|Jabłońska|Żurek"),
        .brands = words(u"Żubr|Śląsk|Łódka|Wisła|Bursztyn|Zakopiańska|Mazury|Dąb|Złoty Róg|Świt"),
        .trades = words(u"Transport|Ubezpieczenia|Piekarnia|Energia|Hurtownia|Oprogramowanie|Budowa|Wydawnictwo"),
        .legalForms = words(u"Sp. z o.o.|S.A.|i Wspólnicy"),
        .cities = words(u"Łódź|LD|90-001;Kraków|MA|30-001;Gdańsk|PM|80-001;Wrocław|DS|50-001;Białystok|PD|15-001", u';'),
        .country = u"Poland"_s, .phone = u"+48 22 555 0# ##"_s, .currency = u"PLN"_s, .domain = u"pl"_s,
        .titles = words(u"Kierowniczka działu IT|Prezes zarządu|Specjalista ds. zakupów|Administrator systemów"),
        .calls = words(u"Rozmowa: %1|Opinia klienta: %1|Szkolenie: %1|Spotkanie w sprawie: %1"),
        .tasks = words(u"Wysłać ofertę: %1|Potwierdzić termin: %1|Przygotować raport: %1"),
        .sentences = words(u"%2 pyta, kiedy będzie gotowe: %1.|Z narzędzia korzysta około %3 osób.|Wdrożenie w Łodzi przesunięto na jesień.|Są zadowoleni ze wsparcia technicznego.|Największy kłopot to %1.|Umowa czeka na podpis."),
        .topics = words(u"wyszukiwanie|uprawnienia|aplikacja mobilna|eksport danych|logowanie|raporty|przedłużenie umowy"),
    };
}

Culture nordic()
{
    return {
        .language = u"sv"_s, .weight = 6,
        .firstNames = words(u"Åsa|Björn|Øystein|Søren|Märta|Håkon|Linnéa|Þórunn|Jørgen|Ærø|Ingrid|Kåre|Sigríður|Väinö"),
        .lastNames = words(u"Ångström|Sørensen|Lindström|Bjørnstad|Hämäläinen|Nyström|Øvrebø|Jónsdóttir|Kjærgaard|Åkesson|Grønholt|Mäkelä"),
        .brands = words(u"Fjäll|Ørsted Bro|Norrsken|Skærgård|Älg|Måne|Havørn|Björk|Isfjord|Ström"),
        .trades = words(u"Rederi|Försäkring|Skog|Fisk|Energi|Møbler|Byggeri|Förlag|Sjukvård"),
        .legalForms = words(u"AB|A/S|AS|Oy|hf."),
        .cities = words(u"Göteborg||411 03;Malmö||211 22;Tromsø||9008;Århus||8000;Jyväskylä||40100;Reykjavík||101", u';'),
        .country = u"Sweden"_s, .phone = u"+46 8 465 004 ##"_s, .currency = u"SEK"_s, .domain = u"se"_s,
        .titles = words(u"IT-chef|Driftsansvarig|Inköpare|Prosjektleder|Økonomichef"),
        .calls = words(u"Samtal: %1|Kundåterkoppling om %1|Opfølgning på %1|Møte om %1"),
        .tasks = words(u"Skicka offert för %1|Bekräfta datum för %1|Förbered mötet om %1"),
        .sentences = words(u"%2 undrar när %1 är klart.|Omkring %3 personer använder det varje dag.|Utrullningen i Tromsø börjar efter påske.|De er glade for hjælpen fra supporten.|Största önskemålet är %1.|Avtalet är ännu inte påskrivet."),
        .topics = words(u"sökning|behörigheter|mobilappen|inloggning|rapporter|datalagring|förnyelsen"),
    };
}

Culture turkish()
{
    return {
        .language = u"tr"_s, .weight = 2,
        .firstNames = words(u"Ayşe|İbrahim|Gülçin|Oğuz|Çağla|Ilgın|Şebnem|Ömer"),
        .lastNames = words(u"Yılmaz|Öztürk|Çelik|Şahin|Güneş|Işık|Doğan|Kılıç"),
        .brands = words(u"Yıldız|Boğaziçi|Çınar|Güneş|İpek|Şafak"),
        .trades = words(u"Lojistik|Sigorta|Gıda|Enerji|Yazılım|Tekstil"),
        .legalForms = words(u"A.Ş.|Ltd. Şti."),
        .cities = words(u"İstanbul||34000;İzmir||35000;Eskişehir||26000;Muğla||48000", u';'),
        .country = u"Turkey"_s, .phone = u"+90 212 555 0# ##"_s, .currency = u"TRY"_s, .domain = u"tr"_s,
        .titles = words(u"Bilgi İşlem Müdürü|Satın Alma Sorumlusu|Genel Müdür"),
        .calls = words(u"Görüşme: %1|Müşteri geri bildirimi: %1|Eğitim: %1"),
        .tasks = words(u"%1 için teklif gönder|%1 tarihini onayla"),
        .sentences = words(u"%2, %1 konusunu sordu.|Yaklaşık %3 kişi kullanıyor.|Destek ekibinden çok memnunlar.|Sözleşme imza bekliyor."),
        .topics = words(u"arama|yetkiler|mobil uygulama|raporlar|giriş"),
    };
}

} // namespace Cultures
