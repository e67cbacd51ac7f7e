#include "models/schema/codenames.h"

using namespace Qt::Literals::StringLiterals;

const QStringList &minorPlanets()
{
    static const QStringList names = QStringLiteral(
        "Abastumani Abnoba Abundantia Achilles Adalberta Adelaide Adelheid Adeona Admete Adorea Adrastea Adria Aegina Aegle Aemilia Aeolia Aeria "
        "Aeternitas Aethra Agamemnon Agathe Aglaja Agnes Agrippina Alauda Albert Alexandra Alice Alinda Alkeste Alkmene Althaea Amalthea Ambrosia "
        "Amherstia Amicitia Amor Amphitrite Anahita Andromache Angelina Anna Antigone Antiope Antonia Apollo Appella Aquitania Arequipa Arethusa "
        "Ariadne Armida Arsinoe Artemis Aschera Asia Aspasia Asporina Astarte Asteria Asterope Astraea Atala Atalante Ate Athamantis Athor Atossa "
        "Atropos Augusta Aurelia Aurora Ausonia Badenia Bamberga Baptistina Barbara Baucis Beatrix Bellona Berbericia Bertha Bettina Bianca Blanda "
        "Bohemia Bononia Brasilia Brixia Bruna Brunhild Budrosa Burdigala Burgundia Byblis Caecilia Calypso Camilla Campania Carina Carlova Cassandra "
        "Celuta Ceraskia Ceres Chaldaea Charis Charlotte Chicago Chiron Chloe Chloris Christa Chryseis Cilicia Circe Clarissa Claudia Clementina "
        "Cleopatra Clorinda Clotho Clytaemnestra Clytia Coelestina Columbia Concordia Constantia Cornelia Cosima Croatia Cybele Cyrene Danae Daphne "
        "Davida Dejanira Delia Dembowska Demeter Desdemona Desiderata Deucalion Devosa Diana Dido Dike Diotima Doris Dorothea Dynamene Echo Edburga "
        "Edna Egeria Elektra Eleonora Elfriede Elisa Elpis Emma Endymion Eos Epyaxa Erato Erigone Eros Eucharis Eugenia Eukrate Eunike Eunomia "
        "Euphrosyne Europa Eurydike Eurykleia Eurynome Euterpe Eva Fama Felicia Felicitas Feronia Fides Flora Fortuna Freia Frigga Galatea Galene "
        "Gallia Ganymed Garumna Gaspra Geraldina Gerda Germania Gisela Glauke Gordonia Gryphia Gudrun Hamiltonia Harmonia Havnia Hebe Hecuba Hedwig "
        "Hekate Hektor Helena Henrietta Hera Hermia Hermione Hersilia Hesperia Hestia Hidalgo Hilda Hispania Honoria Huberta Hungaria Hygiea Hypatia "
        "Ianthe Icarus Ida Iduna Ilmatar Ilse Industria Ino Interamnia Io Iphigenia Irene Iris Isabella Isis Ismene Isolda Istria Itha Ixion Janina "
        "Jessica Johanna Julia Juno Justitia Kalliope Katharina Klio Klymene Koronis Kreusa Kriemhild Lachesis Lacrimosa Laetitia Lamberta Lameia "
        "Laodamia Laurentia Leda Leona Leto Leukothea Libera Libussa Lilaea Limburgia Liriope Lomia Lotis Lucia Lucina Lumen Lutetia Lydia Magdalena "
        "Maja Marion Massalia Mathilde Medea Medusa Melete Meliboea Melpomene Mentha Merapi Metis Minerva Miriam Mnemosyne Modestia Moira Montague "
        "Myrrha Nausikaa Nemausa Nemesis Nephele Nephthys Nereus Niobe Nuwa Nysa Oceana Oenone Olga Olympia Ophelia Orpheus Ortrud Ottilia Palatia "
        "Pallas Palma Pandora Panopaea Papagena Parthenope Patientia Patroclus Peitho Penelope Peraga Persephone Phaedra Phaeo Philia Philomela "
        "Philosophia Phocaea Pholus Polana Polyhymnia Polyxo Pomona Prokne Prokris Protogeneia Prudentia Prymno Psyche Pythia Quaoar Ricarda Rosalia "
        "Roxane Ruth Sabine Sapientia Sappho Scheila Sedna Semele Semiramis Sibylla Siegena Siri Sirona Siwa Sophia Sophrosyne Stereoskopia Sunniva "
        "Svea Sylvia Tabitha Tauris Tercidina Terpsichore Thais Thalia Themis Theobalda Theodora Theresia Thetis Thia Thisbe Thora Thule Thusnelda "
        "Thyra Tolosa Toutatis Tyche Una Undina Unitas Urania Urda Ursula Vala Valentine Vanadis Varuna Velleda Vera Veritas Vesta Vibilia Victoria "
        "Vindobona Virginia Winchester Xanthe Xanthippe Xenia Yrsa Zelia Zelinda Zerbinetta Zerlina Zita").split(u' ');
    return names;
}

QString codenameLabel(const QString &codename)
{
    return u"customer-"_s + codename.toLower();
}

QString nextCodename(const QSet<QString> &takenLabels)
{
    return nextCodenames(takenLabels, 1).first();
}

QStringList nextCodenames(const QSet<QString> &takenLabels, int count)
{
    QSet<QString> taken;
    for (const QString &label : takenLabels)
        taken.insert(label.trimmed().toLower());
    QStringList names;
    for (int round = 1; names.size() < count; ++round) {
        for (const QString &planet : minorPlanets()) {
            const QString name = round == 1 ? planet : planet + QString::number(round);
            if (names.size() < count && !taken.contains(codenameLabel(name)))
                names << name;
        }
    }
    return names;
}
