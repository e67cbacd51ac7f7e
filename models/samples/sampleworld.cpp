#include "models/samples/sampleworld.h"

// Invented companies and people; telephone numbers and addresses lie in ranges kept for examples.

const QList<SampleAccount> &sampleAccounts()
{
    static const QList<SampleAccount> all {
        {u"Harbor Point Group"_s, 74, 0, 129, u"Enterprise"_s, u"Transport & Logistics"_s, u"Seattle"_s, u"WA"_s, u"United States"_s, 6100, 0, u"email"_s, 33, u"Meet group IT"_s, {}, false},
        {u"Harbor Point Logistics"_s, 48, 1284000, 129, u"Enterprise"_s, u"Transport & Logistics"_s, u"Seattle"_s, u"WA"_s, u"United States"_s, 2450, 3, u"call"_s, 2, u"QBR"_s, u"Harbor Point Group"_s},
        {u"Harbor Point Freight"_s, 72, 318000, 129, u"Mid-Market"_s, u"Transport & Logistics"_s, u"Tacoma"_s, u"WA"_s, u"United States"_s, 640, 0, u"call"_s, 21, u"Intro to regional lead"_s, u"Harbor Point Group"_s, false},
        {u"Alder & Finch Clinics"_s, 55, 412500, 54, u"Mid-Market"_s, u"Healthcare"_s, u"Portland"_s, u"OR"_s, u"United States"_s, 880, 5, u"email"_s, 1, u"Send usage report"_s},
        {u"Bluestone Credit Union"_s, 61, 688000, 98, u"Enterprise"_s, u"Banking"_s, u"Albany"_s, u"NY"_s, u"United States"_s, 1900, 1, u"meeting"_s, 4, u"Confirm sponsor"_s},
        {u"Northwind Fabrication"_s, 64, 196200, 163, u"Mid-Market"_s, u"Manufacturing"_s, u"Duluth"_s, u"MN"_s, u"United States"_s, 520, 2, u"call"_s, 5, u"Training week 2"_s},
        {u"Saffron Street Foods"_s, 69, 88900, 20, u"Growth"_s, u"Food & Beverage"_s, u"London"_s, u""_s, u"United Kingdom"_s, 210, 0, u"email"_s, 0, u"Renewal quote"_s},
        {u"Kestrel Aerospace"_s, 77, 2310000, 281, u"Strategic"_s, u"Engineering"_s, u"Toulouse"_s, u""_s, u"France"_s, 11800, 4, u"QBR"_s, 10, u"Plan expansion"_s},
        {u"Lumen Ridge Schools"_s, 81, 154000, 220, u"Growth"_s, u"Education"_s, u"Boulder"_s, u"CO"_s, u"United States"_s, 1300, 0, u"email"_s, 12, u"Ask for reference"_s},
        {u"Orchid Bay Hotels"_s, 83, 329750, 147, u"Mid-Market"_s, u"Hospitality"_s, u"Lisbon"_s, u""_s, u"Portugal"_s, 940, 1, u"call"_s, 3, u"Share roadmap"_s},
        {u"Pinecrest Analytics"_s, 86, 540000, 291, u"Enterprise"_s, u"Technology"_s, u"Austin"_s, u"TX"_s, u"United States"_s, 760, 0, u"meeting"_s, 2, u"Case study draft"_s},
        {u"Quarry Lane Media"_s, 88, 97300, 242, u"Growth"_s, u"Media"_s, u"Bristol"_s, u""_s, u"United Kingdom"_s, 140, 0, u"email"_s, 7, u"Invite to webinar"_s},
        {u"Riverbend Utilities"_s, 90, 1035000, 344, u"Strategic"_s, u"Utilities"_s, u"Louisville"_s, u"KY"_s, u"United States"_s, 5200, 2, u"call"_s, 9, u"Executive lunch"_s},
        {u"Tidewater Insurance"_s, 92, 775400, 326, u"Enterprise"_s, u"Insurance"_s, u"Norfolk"_s, u"VA"_s, u"United States"_s, 2100, 0, u"QBR"_s, 17, u"Expansion call"_s},
        {u"Umber & Sons Retail"_s, -1, 61000, 39, u"Growth"_s, u"Retail"_s, u"Leeds"_s, u""_s, u"United Kingdom"_s, 95, 0, {}, 0, u"Kick-off call"_s},
        {u"Copperline Rail"_s, 52, 512000, 88, u"Enterprise"_s, u"Transport & Logistics"_s, u"Kraków"_s, u""_s, u"Poland"_s, 3400, 2, u"call"_s, 6, u"Recovery plan with sponsor"_s},
        {u"Marsh & Vale Publishing"_s, 57, 391000, 203, u"Mid-Market"_s, u"Media"_s, u"Dublin"_s, u""_s, u"Ireland"_s, 430, 1, u"email"_s, 16, u"Find a new champion"_s},
        {u"Dovetail Furniture"_s, 62, 143000, 176, u"Growth"_s, u"Manufacturing"_s, u"Aarhus"_s, u""_s, u"Denmark"_s, 310, 0, u"call"_s, 18, u"Second site workshop"_s},
        {u"Evergreen Dental Group"_s, 66, 265500, 72, u"Mid-Market"_s, u"Healthcare"_s, u"Boise"_s, u"ID"_s, u"United States"_s, 410, 1, u"call"_s, 8, u"Renewal terms"_s},
        {u"Foxglove Pharma"_s, 68, 720000, 254, u"Enterprise"_s, u"Biotechnology"_s, u"Basel"_s, u""_s, u"Switzerland"_s, 1750, 1, u"meeting"_s, 13, u"Validate audit log"_s},
        {u"Granite Peak Outfitters"_s, 70, 118400, 112, u"Growth"_s, u"Retail"_s, u"Bozeman"_s, u"MT"_s, u"United States"_s, 180, 0, u"email"_s, 20, u"Holiday freeze dates"_s},
        {u"Ironbridge Steel"_s, 63, 498000, 139, u"Enterprise"_s, u"Manufacturing"_s, u"Sheffield"_s, u""_s, u"United Kingdom"_s, 2800, 1, u"call"_s, 11, u"Shift leader training"_s},
        {u"Juniper Valley Farms"_s, 71, 385000, 231, u"Mid-Market"_s, u"Agriculture"_s, u"Fresno"_s, u"CA"_s, u"United States"_s, 620, 0, u"call"_s, 15, u"Harvest check-in"_s},
        {u"Beacon Street Legal"_s, 84, 210000, 307, u"Growth"_s, u"Consulting"_s, u"Boston"_s, u"MA"_s, u"United States"_s, 260, 0, u"email"_s, 9, u"Partner referral"_s},
        {u"Cascade Water District"_s, 87, 315000, 191, u"Mid-Market"_s, u"Government"_s, u"Spokane"_s, u"WA"_s, u"United States"_s, 540, 0, u"meeting"_s, 22, u"Budget paper"_s},
        {u"Driftwood Resorts"_s, 79, 96500, 268, u"Growth"_s, u"Hospitality"_s, u"Málaga"_s, u""_s, u"Spain"_s, 330, 1, u"call"_s, 14, u"Season review"_s},
        {u"Fairview Community Bank"_s, 91, 242000, 159, u"Mid-Market"_s, u"Banking"_s, u"Madison"_s, u"WI"_s, u"United States"_s, 480, 0, u"QBR"_s, 24, u"Branch roll-out"_s},
        {u"Halcyon Robotics"_s, 85, 455000, 335, u"Enterprise"_s, u"Technology"_s, u"Osaka"_s, u""_s, u"Japan"_s, 890, 0, u"call"_s, 6, u"API review"_s},
        {u"Keystone Veterinary"_s, 82, 58300, 208, u"Growth"_s, u"Healthcare"_s, u"Erie"_s, u"PA"_s, u"United States"_s, 75, 0, u"email"_s, 27, u"Say hello"_s},
        {u"Larkspur Textiles"_s, 80, 74900, 118, u"Growth"_s, u"Manufacturing"_s, u"Łódź"_s, u""_s, u"Poland"_s, 230, 0, u"call"_s, 19, u"Renewal quote"_s},
        {u"Meridian Air Cargo"_s, 89, 388000, 276, u"Mid-Market"_s, u"Transport & Logistics"_s, u"Köln"_s, u""_s, u"Germany"_s, 710, 1, u"meeting"_s, 8, u"Reference call"_s},
        {u"Nettle & Thyme"_s, 93, 39600, 185, u"Non-Enterprise"_s, u"Food & Beverage"_s, u"Wellington"_s, u""_s, u"New Zealand"_s, 28, 0, u"email"_s, 30, u"Customer story"_s},
        {u"Oakhurst School District"_s, 88, 127000, 246, u"Growth"_s, u"Education"_s, u"Fresno"_s, u"CA"_s, u"United States"_s, 900, 0, u"call"_s, 12, u"Summer roll-over"_s},
        {u"Palisade Construction"_s, 78, 168000, 94, u"Growth"_s, u"Construction"_s, u"Denver"_s, u"CO"_s, u"United States"_s, 370, 1, u"call"_s, 5, u"Mobile pilot"_s},
        {u"Sundial Solar"_s, 90, 233000, 213, u"Mid-Market"_s, u"Energy"_s, u"Tucson"_s, u"AZ"_s, u"United States"_s, 290, 0, u"meeting"_s, 16, u"Expansion to installers"_s},
        {u"Thornbury Logistics"_s, 76, 146000, 131, u"Growth"_s, u"Transport & Logistics"_s, u"Rotterdam"_s, u""_s, u"Netherlands"_s, 350, 0, u"call"_s, 23, u"Ask about the merger"_s},
        {u"Vantage Mobility"_s, 86, 117500, 298, u"Growth"_s, u"Technology"_s, u"Göteborg"_s, u""_s, u"Sweden"_s, 160, 0, u"email"_s, 11, u"Beta invitation"_s},
        {u"Willow Creek Hospital"_s, 94, 89200, 173, u"Growth"_s, u"Healthcare"_s, u"Des Moines"_s, u"IA"_s, u"United States"_s, 1100, 0, u"call"_s, 10, u"Reference call"_s},
        {u"Zephyr Mobile"_s, -1, 284000, 352, u"Mid-Market"_s, u"Telecommunications"_s, u"Nairobi"_s, u""_s, u"Kenya"_s, 460, 0, u"call"_s, 4, u"Onboarding plan"_s},
        {u"Amberline Studios"_s, -1, 155000, 341, u"Growth"_s, u"Media"_s, u"Montréal"_s, u"QC"_s, u"Canada"_s, 120, 0, u"email"_s, 3, u"Kick-off call"_s},
    };
    return all;
}

const QList<SampleTalk> &sampleTalks()
{
    static const QList<SampleTalk> all {
        {u"call"_s, u"Check-In"_s, u"Monthly check-in"_s, u"%1 is content. Two teams joined since last month; the night shift still works on paper. Agreed to look at their numbers together next time."_s},
        {u"call"_s, u"Check-In"_s, u"Check-in: adoption"_s, u"Active seats went up after the training. %1 wants a list of people who have not signed in for 30 days."_s},
        {u"call"_s, u"Customer Feedback"_s, u"Feedback on saved filters"_s, u"%1 would like filters that a whole team shares. Today everybody builds their own and they drift apart."_s},
        {u"call"_s, u"Customer Feedback"_s, u"Feedback on the mobile app"_s, u"Good in the warehouse, slow on the older scanners. %1 can test a fix on ten devices."_s},
        {u"call"_s, u"Customer Feedback"_s, u"How %2 uses the API"_s, u"They feed their planning tool every night. %1 asked for a change feed instead of polling."_s},
        {u"call"_s, u"Customer Feedback"_s, u"New team: field service"_s, u"Field service starts with 40 people in spring. %1 leads the pilot and needs a short guide for technicians."_s},
        {u"call"_s, u"Onboarding"_s, u"Onboarding: roles and permissions"_s, u"Set up four roles together. Open: who may approve exports. %1 asks their security officer."_s},
        {u"call"_s, u"Training"_s, u"Training for shift leaders"_s, u"Eleven people attended. Most questions were about notifications. Slides sent to %1."_s},
        {u"call"_s, u"Renewal"_s, u"Renewal talk"_s, u"%1 expects the same scope. Procurement asks for three years; price protection matters more than discount."_s},
        {u"call"_s, u"Support"_s, u"Follow-up on the outage"_s, u"Walked through the incident report. %1 appreciated the openness; they want a status page with e-mail notices."_s},
        {u"call"_s, u"Check-In"_s, u"Catch-up with %1"_s, u"Reorganization: operations and IT report to one person now. %1 stays our main contact."_s},
        {u"call"_s, u"Customer Feedback"_s, u"Design review: reply threads"_s, u"Showed the draft. %1 likes the side panel, but not that it hides the original message on small screens."_s},
        {u"meeting"_s, u"Site Visit"_s, u"Visit on site"_s, u"Half a day with the team. Saw how they hand over between shifts: printed lists on a wall. %1 will send photos."_s},
        {u"meeting"_s, u"QBR"_s, u"Business review"_s, u"Goals for the year: fewer tools, faster hand-over, one report for the board. %1 presents it to the executives."_s},
        {u"meeting"_s, u"Training"_s, u"Administrator workshop"_s, u"Covered import, single sign-on and retention. %1 now owns the configuration."_s},
        {u"email"_s, {}, u"Re: numbers for the board"_s, u"Sent the usage report with a short summary. %1 forwards it to finance."_s},
        {u"email"_s, {}, u"Re: training dates"_s, u"%1 prefers the second week of the month, mornings."_s},
        {u"email"_s, {}, u"Release notes that matter to you"_s, u"Pointed %1 to the new bulk edit and the faster search."_s},
        {u"email"_s, {}, u"Re: question about retention"_s, u"Answered with the policy and a link to the guide. %1 will check it with legal."_s},
        {u"email"_s, {}, u"Introduction"_s, u"Introduced myself to %1 and proposed a call."_s},
        {u"task"_s, {}, u"Send summary to %1"_s, u""_s},
        {u"task"_s, {}, u"Update the success plan"_s, u"Goals, owners and dates after the last call."_s},
        {u"task"_s, {}, u"Ask product about the feature request"_s, u"Change feed; %2 would be a good beta customer."_s},
        {u"task"_s, {}, u"Prepare the business review"_s, u"Numbers, wins, open tickets, proposal for next steps."_s},
        {u"task"_s, {}, u"Check seats against the contract"_s, u""_s},
    };
    return all;
}

const QList<SampleTicket> &sampleTickets()
{
    static const QList<SampleTicket> all {
        {u"Sync stalls after 10k rows"_s, u"The import stops near 10,000 rows without a message. Smaller files work."_s, u"Problem"_s, u"High"_s},
        {u"Report export is empty on Mondays"_s, u"The scheduled export arrives, but holds only the header line."_s, u"Problem"_s, u"Medium"_s},
        {u"New scanner model is not recognized"_s, u"Pairing works, scans are ignored. Firmware 4.2."_s, u"Problem"_s, u"Medium"_s},
        {u"Two people see each other’s drafts"_s, u"They share a workstation; a draft of one appears for the other after unlocking."_s, u"Problem"_s, u"High"_s},
        {u"Can we restore a deleted board?"_s, u"Deleted by mistake last week."_s, u"Question"_s, u"Medium"_s},
        {u"Single sign-on fails after certificate change"_s, u"Certificate was renewed on Saturday; since then sign-in loops."_s, u"Problem"_s, u"High"_s},
        {u"How do we add a second time zone?"_s, u"The new site lies two hours east."_s, u"Question"_s, u"Low"_s},
        {u"Shared filters for teams"_s, u"One filter for all shift leaders would save us much copying."_s, u"Feature Request"_s, u"Low"_s},
        {u"Notifications arrive late"_s, u"Between five and twenty minutes, mostly in the evening."_s, u"Problem"_s, u"Medium"_s},
        {u"Audit log lacks exports"_s, u"Compliance needs to see who exported what."_s, u"Feature Request"_s, u"Medium"_s},
        {u"Attachment preview shows wrong page"_s, u"Landscape PDF files start at page two."_s, u"Problem"_s, u"Low"_s},
        {u"API answers 429 at night"_s, u"Our nightly job makes about 9,000 calls in an hour."_s, u"Question"_s, u"Medium"_s},
    };
    return all;
}

const QStringList &sampleFirstNames()
{
    static const QStringList all = u"Aisha,Ben,Carmen,Diego,Elena,Farid,Grace,Hiro,Ingrid,Jamal,Katarzyna,Leo,Mei,Nora,Oscar,Paula,Quentin,Rosa,Stefan,Tara,Uma,Victor,Wendy,Xavier,Yara,Zoë,Anders,Björn,Chloé,Łukasz,Søren,Renée,Tomás,Ngozi,Ravi,Samira,Hannah,Marcus,Olivia,Peter"_s.split(u',');
    return all;
}

const QStringList &sampleLastNames()
{
    static const QStringList all = u"Almeida,Brandt,Castillo,Dubois,Eriksen,Farrell,Greene,Hoffmann,Ito,Jansen,Kowalska,Lambert,Mbeki,Novak,O’Connor,Petrova,Quinn,Rossi,Sato,Tanaka,Ueda,Vargas,Walsh,Xu,Yilmaz,Zhang,Åberg,Muñoz,Lefèvre,Wójcik,Sørensen,Bennett,Cho,Haddad,Kaur,Levy,Mensah,Nakamura,Schäfer,Thompson"_s.split(u',');
    return all;
}

const QStringList &sampleTitles()
{
    static const QStringList all = u"Head of Operations,IT Manager,VP Engineering,Program Manager,Platform Owner,Director of IT,Shift Coordinator,Security Officer,Procurement Lead,Data Analyst,Support Lead,Chief Information Officer,Team Lead Logistics,Training Coordinator"_s.split(u',');
    return all;
}
