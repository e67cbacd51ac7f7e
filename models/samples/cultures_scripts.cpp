#include "models/samples/cultures.h"

namespace Cultures {

Culture japanese()
{
    return {
        .language = u"ja"_s, .weight = 6,
        .firstNames = words(u"美咲/misaki|健太/kenta|さくら/sakura|大輔/daisuke|陽子/yoko|翔/sho|由美子/yumiko|一郎/ichiro|結衣/yui|拓也/takuya"),
        .lastNames = words(u"田中/tanaka|佐藤/sato|渡邉/watanabe|高橋/takahashi|斎藤/saito|長谷川/hasegawa|小林/kobayashi|山本/yamamoto|五十嵐/igarashi|中村/nakamura"),
        .familyNameFirst = true,
        .brands = words(u"東海/tokai|富士見/fujimi|桜井/sakurai|青葉/aoba|北斗/hokuto|京浜/keihin|みどり/midori|大和/yamato|瀬戸内/setouchi|カワセミ/kawasemi"),
        .trades = words(u"運輸/unyu|製作所/seisakusho|銀行/ginko|食品/shokuhin|電機/denki|出版/shuppan|医療/iryo|ソフトウェア/software"),
        .legalForms = words(u"株式会社|合同会社"), .spaced = false,
        .cities = words(u"横浜市|神奈川県|231-0005;大阪市|大阪府|530-0001;札幌市|北海道|060-0001;福岡市|福岡県|810-0001", u';'),
        .country = u"Japan"_s, .phone = u"+81 3-0000-0###"_s, .currency = u"JPY"_s, .domain = u"jp"_s,
        .titles = words(u"情報システム部長|課長|購買担当|代表取締役|開発リーダー"),
        .calls = words(u"電話：%1|%1についてのご意見|定例会議（%1）|%1の研修"),
        .tasks = words(u"%1の見積書を送付|%1の日程を確認|%1の資料を準備"),
        .sentences = words(u"%2様から%1の時期についてご質問。|現在およそ%3名が利用中。|来月から大阪支社でも導入予定です。|サポートの対応にご満足いただいています。|%3件を超えると取り込みが止まるとのこと。|契約更新は社内で検討中。"),
        .topics = words(u"検索|権限設定|モバイルアプリ|データ移行|レポート|契約更新|シングルサインオン"),
    };
}

Culture chinese()
{
    return {
        .language = u"zh"_s, .weight = 6,
        .firstNames = words(u"伟/wei|秀英/xiuying|建国/jianguo|晓明/xiaoming|丽华/lihua|志强/zhiqiang|雨桐/yutong|子涵/zihan|静/jing"),
        .lastNames = words(u"王/wang|李/li|张/zhang|欧阳/ouyang|陈/chen|黄/huang|吴/wu|司马/sima|郑/zheng|林/lin"),
        .familyNameFirst = true,
        .brands = words(u"长江/changjiang|华南/huanan|金龙/jinlong|东方/dongfang|云峰/yunfeng|海纳/haina|明月/mingyue|宏达/hongda|天山/tianshan"),
        .trades = words(u"物流/wuliu|科技/keji|保险/baoxian|食品/shipin|能源/nengyuan|医疗/yiliao|出版社/chubanshe|制造/zhizao"),
        .legalForms = words(u"有限公司|股份有限公司|集团"), .spaced = false,
        .cities = words(u"上海|上海市|200000;深圳|广东省|518000;成都|四川省|610000;臺北|臺灣|100", u';'),
        .country = u"China"_s, .phone = u"+86 21 5550 0###"_s, .currency = u"CNY"_s, .domain = u"cn"_s,
        .titles = words(u"信息技术总监|采购经理|项目经理|运营主管|总裁"),
        .calls = words(u"电话沟通：%1|客户反馈：%1|%1培训|例会：%1"),
        .tasks = words(u"发送%1方案|确认%1时间|整理%1会议纪要"),
        .sentences = words(u"%2询问%1何时上线。|目前约有%3人在使用。|客户对支持团队很满意。|导入超过%3条记录后停止。|合同正在审批中。|下周安排第二次培训。"),
        .topics = words(u"搜索|权限|移动应用|数据导入|报表|续约|单点登录"),
    };
}

Culture korean()
{
    return {
        .language = u"ko"_s, .weight = 3,
        .firstNames = words(u"지훈/jihoon|서연/seoyeon|민준/minjun|하은/haeun|영수/youngsoo|수빈/subin"),
        .lastNames = words(u"김/kim|이/lee|박/park|최/choi|정/jung|남궁/namgung"),
        .familyNameFirst = true,
        .brands = words(u"한빛/hanbit|푸른/pureun|동해/donghae|나래/narae|새벽/saebyeok|무궁화/mugunghwa"),
        .trades = words(u"물류/mullyu|보험/bohum|식품/sikpum|전자/jeonja|의료원/uiryowon"),
        .legalForms = words(u"주식회사|㈜"), .spaced = true,
        .cities = words(u"서울||04524;부산||48058;대전||35242", u';'),
        .country = u"South Korea"_s, .phone = u"+82 2-555-0###"_s, .currency = u"KRW"_s, .domain = u"kr"_s,
        .titles = words(u"정보기술 팀장|구매 담당|대표이사|운영 매니저"),
        .calls = words(u"통화: %1|고객 의견: %1|%1 교육"),
        .tasks = words(u"%1 제안서 발송|%1 일정 확인"),
        .sentences = words(u"%2 님이 %1 일정에 대해 문의했습니다.|현재 약 %3명이 사용 중입니다.|지원팀에 매우 만족합니다.|계약 갱신을 검토하고 있습니다."),
        .topics = words(u"검색|권한|모바일 앱|데이터 이전|보고서|갱신"),
    };
}

Culture arabic()
{
    return {
        .language = u"ar"_s, .weight = 5,
        .firstNames = words(u"أحمد/ahmad|فاطمة/fatima|يوسف/yousef|ليلى/layla|عبد الرحمن/abdulrahman|مريم/maryam|خالد/khalid|نور/noor"),
        .lastNames = words(u"الحداد/haddad|بن سعيد/bensaid|القحطاني/qahtani|منصور/mansour|الشامي/shami|الفاسي/fassi|إبراهيم/ibrahim"),
        .brands = words(u"النخيل/nakheel|الواحة/waha|الأندلس/andalus|البحر الأحمر/redsea|الهلال/hilal|الياسمين/yasmin"),
        .trades = words(u"للنقل/transport|للتأمين/insurance|للأغذية/foods|للطاقة/energy|للبرمجيات/software|للنشر/publishing"),
        .legalForms = words(u"ش.م.م.|ذ.م.م."),
        .cities = words(u"القاهرة||11511;دبي||00000;الرباط||10000;عمّان||11118", u';'),
        .country = u"Egypt"_s, .phone = u"+20 2 5550 0###"_s, .currency = u"EGP"_s, .domain = u"eg"_s,
        .titles = words(u"مدير تقنية المعلومات|مديرة المشتريات|رئيس قسم الدعم|المديرة التنفيذية"),
        .calls = words(u"مكالمة: %1|ملاحظات العميل حول %1|تدريب على %1"),
        .tasks = words(u"إرسال عرض %1|تأكيد موعد %1"),
        .sentences = words(u"سأل %2 عن موعد %1.|يستخدمه الآن نحو %3 شخصاً.|الفريق راضٍ عن الدعم الفني.|العقد بانتظار التوقيع.|توقف الاستيراد بعد %3 سجلاً."),
        .topics = words(u"البحث|الصلاحيات|تطبيق الهاتف|استيراد البيانات|التقارير|تجديد العقد"),
    };
}

Culture hebrew()
{
    return {
        .language = u"he"_s, .weight = 3,
        .firstNames = words(u"נועה/noa|יוסף/yosef|תמר/tamar|אברהם/avraham|שירה/shira|דוד/david|מיכל/michal"),
        .lastNames = words(u"כהן/cohen|לוי/levi|בן־דוד/bendavid|מזרחי/mizrahi|שפירא/shapira|אזולאי/azulay"),
        .brands = words(u"כנרת/kinneret|הרצל/herzl|ארז/erez|גליל/galil|נגב/negev|אלון/alon"),
        .trades = words(u"שילוח/shiluach|ביטוח/bituach|תוכנה/tochna|אנרגיה/energy|מזון/mazon"),
        .legalForms = words(u"בע״מ"),
        .cities = words(u"חיפה||3100000;תל אביב||6100000;באר שבע||8400000", u';'),
        .country = u"Israel"_s, .phone = u"+972 3-555-0###"_s, .currency = u"ILS"_s, .domain = u"il"_s,
        .titles = words(u"מנהלת מערכות מידע|סמנכ״ל תפעול|מנהל רכש"),
        .calls = words(u"שיחה: %1|משוב לקוח על %1|הדרכה: %1"),
        .tasks = words(u"לשלוח הצעה עבור %1|לאשר מועד עבור %1"),
        .sentences = words(u"%2 שאלה מתי יהיה %1.|כ־%3 אנשים משתמשים כבר.|הם מרוצים מאוד מהתמיכה.|החוזה ממתין לחתימה."),
        .topics = words(u"חיפוש|הרשאות|אפליקציה|ייבוא נתונים|דוחות|חידוש החוזה"),
    };
}

Culture russian()
{
    return {
        .language = u"ru"_s, .weight = 5,
        .firstNames = words(u"Анна/anna|Дмитрий/dmitry|Екатерина/ekaterina|Фёдор/fyodor|Юлия/yulia|Сергей/sergey|Ольга/olha|Тарас/taras"),
        .lastNames = words(u"Кузнецова/kuznetsova|Щербаков/shcherbakov|Соловьёв/solovyov|Шевченко/shevchenko|Журавлёва/zhuravlyova|Їжак/yizhak|Белоусов/belousov"),
        .brands = words(u"Северная звезда/sevstar|Ладога/ladoga|Каштан/kashtan|Байкал/baikal|Рассвет/rassvet|Днипро/dnipro"),
        .trades = words(u"Логистика/logistika|Страхование/strah|Энергия/energiya|Хлеб/hleb|Софт/soft|Издательство/izdat"),
        .legalForms = words(u"ООО|АО|ТОВ"),
        .cities = words(u"Алматы||050000;Київ||01001;Рига||LV-1010;София||1000", u';'),
        .country = u"Kazakhstan"_s, .phone = u"+7 727 555 0# ##"_s, .currency = u"KZT"_s, .domain = u"kz"_s,
        .titles = words(u"ИТ-директор|Руководитель закупок|Системный администратор|Генеральный директор"),
        .calls = words(u"Звонок: %1|Отзыв клиента: %1|Обучение: %1|Встреча по теме «%1»"),
        .tasks = words(u"Отправить предложение: %1|Подтвердить дату: %1|Подготовить отчёт: %1"),
        .sentences = words(u"%2 спрашивает, когда будет готово: %1.|Сейчас работают около %3 человек.|Поддержкой очень довольны.|Импорт остановился после %3 записей.|Договор на подписи.|Ещё одно обучение — в понедельник."),
        .topics = words(u"поиск|права доступа|мобильное приложение|импорт данных|отчёты|продление"),
    };
}

Culture greek()
{
    return {
        .language = u"el"_s, .weight = 2,
        .firstNames = words(u"Ελένη/eleni|Γιώργος/giorgos|Σοφία/sofia|Νίκος/nikos|Άννα/anna"),
        .lastNames = words(u"Παπαδόπουλος/papadopoulos|Οικονόμου/oikonomou|Βασιλείου/vasileiou|Αγγελίδης/angelidis"),
        .brands = words(u"Αιγαίο/aigaio|Όλυμπος/olympos|Ελιά/elia|Φάρος/faros"),
        .trades = words(u"Μεταφορές/metafores|Ασφάλειες/asfaleies|Τρόφιμα/trofima|Ενέργεια/energeia"),
        .legalForms = words(u"Α.Ε.|Ε.Π.Ε."),
        .cities = words(u"Αθήνα||105 57;Θεσσαλονίκη||546 22", u';'),
        .country = u"Greece"_s, .phone = u"+30 21 0555 00##"_s, .currency = u"EUR"_s, .domain = u"gr"_s,
        .titles = words(u"Διευθύντρια πληροφορικής|Υπεύθυνος αγορών"),
        .calls = words(u"Κλήση: %1|Γνώμη πελάτη: %1"),
        .tasks = words(u"Αποστολή προσφοράς: %1|Επιβεβαίωση ημερομηνίας: %1"),
        .sentences = words(u"Ο/Η %2 ρώτησε πότε θα είναι έτοιμο: %1.|Περίπου %3 άτομα το χρησιμοποιούν.|Είναι πολύ ευχαριστημένοι."),
        .topics = words(u"αναζήτηση|δικαιώματα|εφαρμογή|εισαγωγή δεδομένων|ανανέωση"),
    };
}

Culture hindi()
{
    return {
        .language = u"hi"_s, .weight = 3,
        .firstNames = words(u"अनिता/anita|राजेश/rajesh|सुनीता/sunita|विक्रम/vikram|प्रिया/priya"),
        .lastNames = words(u"शर्मा/sharma|वर्मा/verma|सिंह/singh|पटेल/patel|चौधरी/chaudhary"),
        .brands = words(u"गंगा/ganga|हिमालय/himalaya|कमल/kamal|सूर्य/surya|मयूर/mayur"),
        .trades = words(u"परिवहन/parivahan|बीमा/beema|ऊर्जा/urja|खाद्य/khadya"),
        .legalForms = words(u"प्रा. लि.|लिमिटेड"),
        .cities = words(u"मुंबई|MH|400001;जयपुर|RJ|302001;वाराणसी|UP|221001", u';'),
        .country = u"India"_s, .phone = u"+91 22 5550 0###"_s, .currency = u"INR"_s, .domain = u"in"_s,
        .titles = words(u"आईटी प्रमुख|खरीद प्रबंधक|मुख्य कार्यकारी"),
        .calls = words(u"कॉल: %1|ग्राहक की राय: %1"),
        .tasks = words(u"%1 का प्रस्ताव भेजें|%1 की तारीख तय करें"),
        .sentences = words(u"%2 ने पूछा कि %1 कब तैयार होगा।|लगभग %3 लोग इसका उपयोग कर रहे हैं।|वे सहायता से बहुत खुश हैं।"),
        .topics = words(u"खोज|अनुमतियाँ|मोबाइल ऐप|डेटा आयात|नवीनीकरण"),
    };
}

} // namespace Cultures

const QList<Culture> &cultures()
{
    using namespace Cultures;
    static const QList<Culture> all {english(), german(), french(), spanish(), polish(), nordic(), turkish(), japanese(),
                                     chinese(), korean(), arabic(), hebrew(), russian(), greek(), hindi()};
    return all;
}
