// Written by src/tools/gen.ts from scenarios/evidence; do not edit.
import type { Text } from "../../base/text.ts";

export const publications: readonly Text[] = [
  {
    "en": "Lu RY et al. 2018 Chin J Health Policy 11(9):45-48",
    "zh": "Lu RY et al. 2018 Chin J Health Policy 11(9):45-48"
  },
  {
    "en": "Job preferences of undergraduate pharmacy students in China: a DCE. Hum Resour Health 2021;19 (s12960-021-00626-8), Table 5",
    "zh": "Job preferences of undergraduate pharmacy students in China: a DCE. Hum Resour Health 2021;19 (s12960-021-00626-8)，表 5"
  },
  {
    "en": "Zhang Y, Lin X, Li X, Han Y 2023 BMC Med Educ 23 (s12909-023-04490-z)",
    "zh": "Zhang Y, Lin X, Li X, Han Y 2023 BMC Med Educ 23 (s12909-023-04490-z)"
  },
  {
    "en": "Han ZR et al. 2025 Chin J Health Policy 18(2)",
    "zh": "Han ZR et al. 2025 Chin J Health Policy 18(2)"
  },
  {
    "en": "Tuo ZG et al. 2024 Chin J Health Policy 17(1):60-67",
    "zh": "Tuo ZG et al. 2024 Chin J Health Policy 17(1):60-67"
  },
  {
    "en": "Doctor preference in medical alliance: a pilot DCE. IJERPH 2020;17(7):2215",
    "zh": "Doctor preference in medical alliance: a pilot DCE. IJERPH 2020;17(7):2215"
  },
  {
    "en": "Wang L, Hu D, Zhu J 2024 Front Sociol 9:1474795",
    "zh": "Wang L, Hu D, Zhu J 2024 Front Sociol 9:1474795"
  },
  {
    "en": "Bao M et al. 2023 BMJ Open 13:e056741",
    "zh": "Bao M et al. 2023 BMJ Open 13:e056741"
  },
  {
    "en": "Job preferences of medical and nursing students seeking employment in rural China. BMC Med Educ 2021;21 (s12909-021-02573-3)",
    "zh": "Job preferences of medical and nursing students seeking employment in rural China. BMC Med Educ 2021;21 (s12909-021-02573-3)"
  },
  {
    "en": "Liu S et al. 2019 PLoS ONE 14(1):e0211345",
    "zh": "Liu S et al. 2019 PLoS ONE 14(1):e0211345"
  },
  {
    "en": "Liu S et al. 2021 IJERPH 18(18):9474",
    "zh": "Liu S et al. 2021 IJERPH 18(18):9474"
  },
  {
    "en": "Liu JL, Mao Y 2016 Chin J Health Policy 9(9):65-70",
    "zh": "Liu JL, Mao Y 2016 Chin J Health Policy 9(9):65-70"
  },
  {
    "en": "Scott A et al. 2013 Soc Sci Med 96:33-44",
    "zh": "Scott A et al. 2013 Soc Sci Med 96:33-44"
  },
  {
    "en": "McIsaac M, Scott A, Kalb G 2019 Hum Resour Health 17 (s12960-019-0374-4)",
    "zh": "McIsaac M, Scott A, Kalb G 2019 Hum Resour Health 17 (s12960-019-0374-4)"
  },
  {
    "en": "Rao KD et al. 2013 PLoS ONE 8(12):e82984",
    "zh": "Rao KD et al. 2013 PLoS ONE 8(12):e82984"
  },
  {
    "en": "Vujicic M et al. 2010 World Bank HNP paper",
    "zh": "Vujicic M et al. 2010 World Bank HNP paper"
  },
  {
    "en": "Mandeville K, Lagarde M, Hanson K 2014 BMC Health Serv Res 14:367",
    "zh": "Mandeville K, Lagarde M, Hanson K 2014 BMC Health Serv Res 14:367"
  },
  {
    "en": "Lagarde M, Blaauw D 2009 Hum Resour Health 7:62",
    "zh": "Lagarde M, Blaauw D 2009 Hum Resour Health 7:62"
  },
  {
    "en": "Wang X et al. 2025 Hum Resour Health 23 (s12960-025-01009-z)",
    "zh": "Wang X et al. 2025 Hum Resour Health 23 (s12960-025-01009-z)"
  },
  {
    "en": "Nong QJ, Tang S, Zhang MX 2022, Guangxi public-sector physicians",
    "zh": "Nong QJ, Tang S, Zhang MX 2022，广西公立医疗机构医师"
  },
  {
    "en": "Meng Q et al. 2009 Hum Resour Health 7:24",
    "zh": "Meng Q et al. 2009 Hum Resour Health 7:24"
  },
  {
    "en": "Yu B et al. 2014 Chin J Health Policy 7(1):40-44",
    "zh": "Yu B et al. 2014 Chin J Health Policy 7(1):40-44"
  },
  {
    "en": "Parisi R et al. 2021 BMJ Open 11:e049827",
    "zh": "Parisi R et al. 2021 BMJ Open 11:e049827"
  },
  {
    "en": "McGrail M, Humphreys J 2015 Med J Aust 203(2):92-96",
    "zh": "McGrail M, Humphreys J 2015 Med J Aust 203(2):92-96"
  },
  {
    "en": "Russell D et al. 2013 Hum Resour Health 11:65",
    "zh": "Russell D et al. 2013 Hum Resour Health 11:65"
  },
  {
    "en": "He R et al. 2020 BMJ Open 10:e037117",
    "zh": "He R et al. 2020 BMJ Open 10:e037117"
  },
  {
    "en": "Liu J et al. 2019 BMC Fam Pract 20 (s12875-019-0904-0)",
    "zh": "Liu J et al. 2019 BMC Fam Pract 20 (s12875-019-0904-0)"
  },
  {
    "en": "Chen Y et al. 2022 Front Public Health 10:970780",
    "zh": "Chen Y et al. 2022 Front Public Health 10:970780"
  },
  {
    "en": "Wen T et al. 2018 Hum Resour Health 16, Chongqing",
    "zh": "Wen T et al. 2018 Hum Resour Health 16，重庆"
  },
  {
    "en": "Wang H et al. 2020 BMC Fam Pract 21:12",
    "zh": "Wang H et al. 2020 BMC Fam Pract 21:12"
  },
  {
    "en": "Zhang C et al. 2019 BMJ Open 9:e023756",
    "zh": "Zhang C et al. 2019 BMJ Open 9:e023756"
  },
  {
    "en": "Gan Y et al. 2018 BMC Fam Pract 19 (s12875-018-0752-3)",
    "zh": "Gan Y et al. 2018 BMC Fam Pract 19 (s12875-018-0752-3)"
  },
  {
    "en": "Impact of burnout on turnover intention among Chinese GPs (3236 GPs)",
    "zh": "Impact of burnout on turnover intention among Chinese GPs（3236 名全科医生）"
  },
  {
    "en": "Tang WW et al. 2021 (cites national figure; east 33.69)",
    "zh": "Tang WW et al. 2021（引用全国数据；东部为 33.69）"
  },
  {
    "en": "Liu HJ et al. 2021 J Bengbu Med Coll",
    "zh": "Liu HJ et al. 2021 J Bengbu Med Coll"
  },
  {
    "en": "Chang GM et al. 2016 Chin Gen Pract (Heilongjiang GPs)",
    "zh": "Chang GM et al. 2016 Chin Gen Pract（黑龙江全科医生）"
  },
  {
    "en": "Yan W, Sun G 2022 Prim Health Care Res Dev 23, Jiangsu",
    "zh": "Yan W, Sun G 2022 Prim Health Care Res Dev 23，江苏"
  },
  {
    "en": "BMC Prim Care 2024;25:389, Jiangxi targeted-admission doctors",
    "zh": "BMC Prim Care 2024;25:389，江西定向医师"
  },
  {
    "en": "Kong Y et al. 2024 Chin Gen Pract 27(28):3485-3494",
    "zh": "Kong Y et al. 2024 Chin Gen Pract 27(28):3485-3494"
  },
  {
    "en": "Wang ZY et al. 2020 Chin J Health Policy 13(11):57-62",
    "zh": "Wang ZY et al. 2020 Chin J Health Policy 13(11):57-62"
  },
  {
    "en": "Commentary citing China Center for Health Development Studies, on the targeted-student plan",
    "zh": "关于定向医学生计划的评论，引用中国卫生发展研究中心数据"
  },
  {
    "en": "BMC Prim Care 2024, first Guangxi targeted cohort (s12875-024-02486-2)",
    "zh": "BMC Prim Care 2024，广西首批定向医学生 (s12875-024-02486-2)"
  },
  {
    "en": "Policy perception and intentions to remain, NCSP. Glob Health Res Policy 2024 (s41256-024-00348-z)",
    "zh": "Policy perception and intentions to remain, NCSP. Glob Health Res Policy 2024 (s41256-024-00348-z)"
  },
  {
    "en": "Hu D et al. 2023 Front Public Health 11:1042898",
    "zh": "Hu D et al. 2023 Front Public Health 11:1042898"
  },
  {
    "en": "BMC Med Educ 2018 (s12909-018-1209-z)",
    "zh": "BMC Med Educ 2018 (s12909-018-1209-z)"
  },
  {
    "en": "Job performance of CSP graduates. Int J Health Policy Manag (article 4198)",
    "zh": "Job performance of CSP graduates. Int J Health Policy Manag (article 4198)"
  },
  {
    "en": "Fam Med Community Health 2023;11(4):e002421",
    "zh": "Fam Med Community Health 2023;11(4):e002421"
  },
  {
    "en": "CPIRD evaluation, Hum Resour Health 2015 (PMC4355566)",
    "zh": "CPIRD 评估，Hum Resour Health 2015 (PMC4355566)"
  },
  {
    "en": "Matsumoto M et al. 2008 Rural Remote Health 8:930",
    "zh": "Matsumoto M et al. 2008 Rural Remote Health 8:930"
  },
  {
    "en": "Hum Resour Health 2021 (s12960-021-00644-6)",
    "zh": "Hum Resour Health 2021 (s12960-021-00644-6)"
  },
  {
    "en": "Jichi follow-up 1978-2006",
    "zh": "日本自治医科大学毕业生随访 1978–2006"
  },
  {
    "en": "Barnighausen T, Bloom D 2009 BMC Health Serv Res 9:86",
    "zh": "Barnighausen T, Bloom D 2009 BMC Health Serv Res 9:86"
  },
  {
    "en": "US HHS release on NHSC retention 2013",
    "zh": "美国卫生与公众服务部 2013 年关于国家卫生服务队留任的公告"
  },
  {
    "en": "Cullen T et al. 1997 J Am Board Fam Pract",
    "zh": "Cullen T et al. 1997 J Am Board Fam Pract"
  },
  {
    "en": "Pathman D et al. 1992 JAMA, 9-year follow-up",
    "zh": "Pathman D et al. 1992 JAMA，九年随访"
  },
  {
    "en": "Zheng Q et al. 2022 Heliyon 8:e09821",
    "zh": "Zheng Q et al. 2022 Heliyon 8:e09821"
  },
  {
    "en": "Lo D et al. 2018 Asia Pac Fam Med 17:3",
    "zh": "Lo D et al. 2018 Asia Pac Fam Med 17:3"
  },
  {
    "en": "Lu S et al. 2020 Hum Resour Health 18 (s12960-020-00538-z)",
    "zh": "Lu S et al. 2020 Hum Resour Health 18 (s12960-020-00538-z)"
  },
  {
    "en": "Xu W et al. 2020 IJERPH 17(3):727",
    "zh": "Xu W et al. 2020 IJERPH 17(3):727"
  },
  {
    "en": "Zhao X et al. 2021 IJERPH 18(4):2013",
    "zh": "Zhao X et al. 2021 IJERPH 18(4):2013"
  },
  {
    "en": "Gan Y et al. 2019 BMC Public Health 19:1607",
    "zh": "Gan Y et al. 2019 BMC Public Health 19:1607"
  },
  {
    "en": "Xiao Y et al. 2022 Front Public Health 9:761706",
    "zh": "Xiao Y et al. 2022 Front Public Health 9:761706"
  },
  {
    "en": "Hodkinson A et al. 2022 BMJ 378:e070442, Table 1",
    "zh": "Hodkinson A et al. 2022 BMJ 378:e070442，表 1"
  },
  {
    "en": "J Affect Disord 2023;339:725-731",
    "zh": "J Affect Disord 2023;339:725-731"
  },
  {
    "en": "Zhang T et al. 2021 BMC Health Serv Res 21:382",
    "zh": "Zhang T et al. 2021 BMC Health Serv Res 21:382"
  },
  {
    "en": "Anhui primary providers 2021 (PMC7980677)",
    "zh": "安徽基层医务人员 2021 (PMC7980677)"
  },
  {
    "en": "NHC Statistical Bulletin on Health Development 2023",
    "zh": "国家卫生健康委《2023 年我国卫生健康事业发展统计公报》"
  },
  {
    "en": "NHC Statistical Bulletin 2023",
    "zh": "国家卫生健康委《2023 年我国卫生健康事业发展统计公报》"
  },
  {
    "en": "NHC Statistical Bulletin 2024",
    "zh": "国家卫生健康委《2024 年我国卫生健康事业发展统计公报》"
  },
  {
    "en": "NHC Statistical Bulletin 2022 (Xinhua summary)",
    "zh": "国家卫生健康委《2022 年我国卫生健康事业发展统计公报》（新华社摘要）"
  },
  {
    "en": "State Council press conference 2023-11-01",
    "zh": "国务院新闻发布会 2023-11-01"
  },
  {
    "en": "NHC Statistical Bulletin 2021 (People's Daily summary)",
    "zh": "国家卫生健康委《2021 年我国卫生健康事业发展统计公报》（人民日报摘要）"
  },
  {
    "en": "State Council press conference on public health, 2022-09",
    "zh": "国务院公共卫生主题新闻发布会 2022-09"
  },
  {
    "en": "NHC press conference 2022-07-28",
    "zh": "国家卫生健康委新闻发布会 2022-07-28"
  },
  {
    "en": "NHC via Xinhua 2019-09-13",
    "zh": "国家卫生健康委（新华社 2019-09-13）"
  },
  {
    "en": "Int J Equity Health 2023 (s12939-023-01971-x), citing NHC",
    "zh": "Int J Equity Health 2023 (s12939-023-01971-x)，引用国家卫生健康委数据"
  },
  {
    "en": "Wu D, Lam TP 2016 J Am Board Fam Med 29:240, Table 3",
    "zh": "Wu D, Lam TP 2016 J Am Board Fam Med 29:240，表 3"
  },
  {
    "en": "Xu H et al. 2014 Hum Resour Health 12:36",
    "zh": "Xu H et al. 2014 Hum Resour Health 12:36"
  },
  {
    "en": "Lien S et al. 2016 Lancet 388 Suppl 1:S11",
    "zh": "Lien S et al. 2016 Lancet 388 Suppl 1:S11"
  },
  {
    "en": "Zhang C, Liu Y 2018 BMC Health Serv Res 18 (s12913-018-3461-7)",
    "zh": "Zhang C, Liu Y 2018 BMC Health Serv Res 18 (s12913-018-3461-7)"
  },
  {
    "en": "Wong W et al. 2017 Ann Fam Med 15:237-245",
    "zh": "Wong W et al. 2017 Ann Fam Med 15:237-245"
  },
  {
    "en": "NHC Statistical Bulletin 2019",
    "zh": "国家卫生健康委《2019 年我国卫生健康事业发展统计公报》"
  },
  {
    "en": "NHC Statistical Bulletin 2017 (English text)",
    "zh": "国家卫生健康委《2017 年我国卫生健康事业发展统计公报》（英文版）"
  },
  {
    "en": "Yang L, Cheng J 2022 Prim Health Care Res Dev",
    "zh": "Yang L, Cheng J 2022 Prim Health Care Res Dev"
  },
  {
    "en": "Ran Y et al. 2020 Int J Equity Health 19:142",
    "zh": "Ran Y et al. 2020 Int J Equity Health 19:142"
  },
  {
    "en": "Xu J, Powell-Jackson T, Mills A 2020 BMJ Glob Health 5:e002792",
    "zh": "Xu J, Powell-Jackson T, Mills A 2020 BMJ Glob Health 5:e002792"
  },
  {
    "en": "BMC Health Serv Res 2017 (s12913-017-2705-2)",
    "zh": "BMC Health Serv Res 2017 (s12913-017-2705-2)"
  },
  {
    "en": "Fu H, Li L, Yip W 2017 Health Policy Plan 32:1135 (abstract of working version)",
    "zh": "Fu H, Li L, Yip W 2017 Health Policy Plan 32:1135（工作论文摘要）"
  },
  {
    "en": "Zhang X et al. 2020 BMC Health Serv Res 20:1058",
    "zh": "Zhang X et al. 2020 BMC Health Serv Res 20:1058"
  },
  {
    "en": "NHC press conference 2024-09-12",
    "zh": "国家卫生健康委新闻发布会 2024-09-12"
  },
  {
    "en": "NHC press conference 2024-06-18",
    "zh": "国家卫生健康委新闻发布会 2024-06-18"
  },
  {
    "en": "Hainan prefecture implementation plan 2024",
    "zh": "海南某地市实施方案 2024"
  },
  {
    "en": "NHC 2019 guidance on tight county communities",
    "zh": "国家卫生健康委 2019 年关于紧密型县域医共体建设的指导文件"
  },
  {
    "en": "McGrail M et al. 2016 Med J Aust 205:216",
    "zh": "McGrail M et al. 2016 Med J Aust 205:216"
  },
  {
    "en": "BMC Health Serv Res 2014;14:268",
    "zh": "BMC Health Serv Res 2014;14:268"
  },
  {
    "en": "BMC Health Serv Res 2023 (s12913-023-09553-x)",
    "zh": "BMC Health Serv Res 2023 (s12913-023-09553-x)"
  },
  {
    "en": "Zhang Y., Zheng J.: two-way incentive mechanism for talent in cross-province tight medical groups (2026, doi 10.12417/2705-098X.26.11.092)",
    "zh": "Zhang Y.、Zheng J.：跨省紧密型医疗集团人才双向激励机制（2026，doi 10.12417/2705-098X.26.11.092）"
  },
  {
    "en": "Essay on sustainable human-resource management in Chinese medical consortia (untitled; cites policy documents of 2017-2020)",
    "zh": "关于医联体可持续人力资源管理的论文（未见题名；引用 2017–2020 年政策文件）"
  },
  {
    "en": "Anonymous lecture: strategies for recruiting and retaining primary-care talent (基层医疗人才引进与保留策略)",
    "zh": "佚名讲座：《基层医疗人才引进与保留策略》"
  },
  {
    "en": "Ou Q.: proposal on training and incentives for primary-care talent (建议完善基层医疗人才培养激励机制)",
    "zh": "Ou Q.：提案《建议完善基层医疗人才培养激励机制》"
  },
  {
    "en": "Essay: primary-care workforce under the tight medical consortium (“紧密型医联体”模式下基层卫生人才队伍建设研究)",
    "zh": "论文：《“紧密型医联体”模式下基层卫生人才队伍建设研究》"
  }
];
/** Position of its publication by the id of a row. */
export const citations: Readonly<Record<string, number>> = {"E001":0,"E002":0,"E003":0,"E004":0,"E005":1,"E006":1,"E007":1,"E008":1,"E009":1,"E010":1,"E011":1,"E012":1,"E013":1,"E014":1,"E015":1,"E016":1,"E017":1,"E018":2,"E019":2,"E020":2,"E021":3,"E022":4,"E023":4,"E024":4,"E025":5,"E026":5,"E027":5,"E028":5,"E029":6,"E030":6,"E031":7,"E032":8,"E033":9,"E034":10,"E035":11,"E036":11,"E037":12,"E038":12,"E039":12,"E040":12,"E041":12,"E042":13,"E044":14,"E045":14,"E046":14,"E047":15,"E048":16,"E049":17,"E050":18,"E051":18,"E053":18,"E054":19,"E055":19,"E056":19,"E057":19,"E058":20,"E059":20,"E060":20,"E061":20,"E063":21,"E066":22,"E067":22,"E068":23,"E069":23,"E070":23,"E071":23,"E072":24,"E073":24,"E074":24,"E075":25,"E076":26,"E077":26,"E078":27,"E079":28,"E080":29,"E081":29,"E082":30,"E083":30,"E084":30,"E085":30,"E086":30,"E087":31,"E088":32,"E089":33,"E090":34,"E091":35,"E092":36,"E093":36,"E094":36,"E095":36,"E096":36,"E097":36,"E098":36,"E099":37,"E100":37,"E101":38,"E102":38,"E103":38,"E104":39,"E105":39,"E106":39,"E108":40,"E109":40,"E110":40,"E111":41,"E112":41,"E113":41,"E114":41,"E115":42,"E116":42,"E117":43,"E118":43,"E119":44,"E120":45,"E121":45,"E122":46,"E123":46,"E124":47,"E125":47,"E126":47,"E127":47,"E128":48,"E129":49,"E130":49,"E131":50,"E132":51,"E133":52,"E134":52,"E135":53,"E136":54,"E137":55,"E138":55,"E139":55,"E140":55,"E141":56,"E142":57,"E143":57,"E144":57,"E145":58,"E146":58,"E147":59,"E148":60,"E149":61,"E150":62,"E151":62,"E152":62,"E153":62,"E154":63,"E155":64,"E156":65,"E157":65,"E158":65,"E159":66,"E160":66,"E161":66,"E162":66,"E163":66,"E164":66,"E165":66,"E166":66,"E167":66,"E168":66,"E169":66,"E170":66,"E171":66,"E172":66,"E173":66,"E174":66,"E175":66,"E176":66,"E177":66,"E178":66,"E179":66,"E180":67,"E181":67,"E182":68,"E183":69,"E184":69,"E185":70,"E186":71,"E187":71,"E188":72,"E189":72,"E190":73,"E191":74,"E192":75,"E193":76,"E194":76,"E195":76,"E196":76,"E197":77,"E198":78,"E199":78,"E200":78,"E201":78,"E202":79,"E203":79,"E204":79,"E205":80,"E206":81,"E207":81,"E208":81,"E209":82,"E210":83,"E218":84,"E219":85,"E220":85,"E221":86,"E222":87,"E223":87,"E224":88,"E225":89,"E226":89,"E227":90,"E228":90,"E229":91,"E230":92,"E232":93,"E233":94,"E236":95,"S001":96,"S002":96,"S003":96,"S004":96,"S005":96,"S006":97,"S007":97,"S008":97,"S009":97,"S010":97,"S011":97,"S012":97,"S013":97,"S014":97,"S015":97,"S016":97,"S017":97,"S018":97,"S019":97,"S020":97,"S021":97,"S022":97,"S023":97,"S024":97,"S025":97,"S026":97,"S027":97,"S028":97,"S029":98,"S030":98,"S031":98,"S032":98,"S033":98,"S034":98,"S035":98,"S036":98,"S037":98,"S038":98,"S039":98,"S040":98,"S041":98,"S042":98,"S043":98,"S044":98,"S045":98,"S046":98,"S047":98,"S048":98,"S049":98,"S050":98,"S051":98,"S052":98,"S053":98,"S054":98,"S055":98,"S056":98,"S057":98,"S058":98,"S059":98,"S060":98,"S061":98,"S062":98,"S063":98,"S064":98,"S065":98,"S066":98,"S067":98,"S068":98,"S069":98,"S070":98,"S071":98,"S072":98,"S073":98,"S074":98,"S075":98,"S076":98,"S077":98,"S078":98,"S079":98,"S080":98,"S081":98,"S082":98,"S083":98,"S084":98,"S085":98,"S086":98,"S087":98,"S088":98,"S089":98,"S090":98,"S091":98,"S092":98,"S093":98,"S094":98,"S095":98,"S096":98,"S097":98,"S098":98,"S099":98,"S100":98,"S101":98,"S102":98,"S103":98,"S104":98,"S105":98,"S106":98,"S107":98,"S108":98,"S109":98,"S110":98,"S111":98,"S112":98,"S113":98,"S114":98,"S115":98,"S116":98,"S117":98,"S118":98,"S119":98,"S120":98,"S121":98,"S122":98,"S123":98,"S124":98,"S125":98,"S126":98,"S127":98,"S128":98,"S129":98,"S130":98,"S131":98,"S132":98,"S133":98,"S134":98,"S135":98,"S136":98,"S137":98,"S138":98,"S139":98,"S140":98,"S141":98,"S142":98,"S143":98,"S144":98,"S145":98,"S146":98,"S147":98,"S148":98,"S149":98,"S150":98,"S151":98,"S152":98,"S153":98,"S154":98,"S155":98,"S156":98,"S157":98,"S158":98,"S159":98,"S160":98,"S161":98,"S162":98,"S163":98,"S164":98,"S165":98,"S166":98,"S167":98,"S168":98,"S169":98,"S170":98,"S171":98,"S172":98,"S173":98,"S174":98,"S175":98,"S176":98,"S177":98,"S178":98,"S179":98,"S180":98,"S181":98,"S182":98,"S183":98,"S184":98,"S185":98,"S186":99,"S187":99,"S188":99,"S189":99,"S190":100};
