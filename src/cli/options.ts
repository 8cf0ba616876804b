import type { Text } from "../base/text.ts";
import { defaults } from "../host/node/defaults.ts";
import { all as engines } from "../host/node/engines/all.gen.ts";

/** What a value given on the command line must look like. */
type Kind =
  | { readonly kind: "flag" }
  | { readonly kind: "text" /** The option may stand without a value. */; readonly mayBeEmpty?: true }
  | { readonly kind: "money" }
  | { readonly kind: "share" }
  | { readonly kind: "month" }
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "whole"; readonly range: readonly [number, number] };

export type Option = Kind & {
  readonly means: Text;
  readonly default?: string;
  /** The word after the dashes, where one word means different things to different commands; else the id. */
  readonly word?: string;
};

/** Every option of the command line, in the order of the help. A command names those it takes. */
export const options = {
  seed: {
    kind: "text",
    default: defaults.seed,
    means: { en: "Any text; the same seed gives the same result", zh: "随机种子，任意文字；同一种子结果相同" },
  },
  replicates: {
    kind: "whole",
    range: [1, 10_000],
    default: String(defaults.replicates),
    means: { en: "How often everything is run with other luck", zh: "以不同随机数重复运行的次数" },
  },
  replicate: {
    kind: "whole",
    range: [0, 9_999],
    default: "0",
    means: { en: "Which replicate of the study, counted from 0", zh: "第几次重复运行，从 0 计" },
  },
  doctor: {
    kind: "whole",
    range: [0, 4_294_967_294],
    means: {
      en: "Id of the doctor; default: the first township doctor who leaves in the first world and stays in the second",
      zh: "医师编号；默认取在第一种情景中离开、在第二种情景中留下的首名乡镇医师",
    },
  },
  months: {
    kind: "whole",
    range: [1, 480],
    means: { en: "Months to simulate, instead of what the scenarios say", zh: "模拟月数，取代情景文件中的设定" },
  },
  budget: {
    kind: "money",
    means: {
      en: "Scale every package to this cost in RMB a year: 8M, 8000000, 1.5e7",
      zh: "将各组合按比例调整到同一年度成本（元）：800万、8000000、8M",
    },
  },
  baseline: {
    kind: "text",
    means: {
      en: "Id or file that the others are compared with; default: status-quo",
      zh: "作为比较基线的情景（标识或文件）；默认 status-quo",
    },
  },
  interactions: {
    kind: "text",
    means: {
      en: "Levers a,b,c (at most 8): run every subset of them, and report each one's share and which pairs do more or less than their sum",
      zh: "政策工具 a,b,c（最多 8 项）：运行其全部子集，给出各自的贡献以及两两之间的协同或挤出",
    },
  },
  rules: {
    kind: "text",
    mayBeEmpty: true,
    means: {
      en: "Run the comparison under rival rules of choice a,b (or all) as well, and report whether the ranking survives",
      zh: "另以其他决策规则 a,b（或 all）运行同一比较，并报告排序是否成立",
    },
  },
  mechanisms: {
    kind: "flag",
    means: {
      en: "Split what one package does by the groups of factors through which doctors feel it (10 replicates unless said)",
      zh: "将一个政策组合的作用按医师感知的因素组分解（默认重复 10 次）",
    },
  },
  who: {
    kind: "flag",
    means: {
      en: "Whom one package keeps and brings who would not be there without it, and who gains and loses by title, age, family and origin",
      zh: "一个政策组合留住、带来了哪些本不会在岗的医师，以及按职称、年龄、家庭、来源地的得失",
    },
  },
  threads: {
    kind: "whole",
    range: [1, 512],
    default: String(defaults.threads),
    means: { en: "Threads to run on; never changes a result", zh: "线程数；不影响结果" },
  },
  out: {
    kind: "text",
    means: { en: "Folder of the result; default: results/<name>-<hash>", zh: "结果文件夹；默认 results/<名称>-<哈希>" },
  },
  force: {
    kind: "flag",
    means: { en: "Run again and replace what is in the folder", zh: "重新运行，并替换文件夹中已有内容" },
  },
  resume: {
    kind: "flag",
    means: {
      en: "Go on with a study that was stopped: run only what is missing in its folder",
      zh: "继续已中断的研究：只运行文件夹中缺少的部分",
    },
  },
  port: {
    kind: "whole",
    range: [0, 65_535],
    default: "8137",
    means: { en: "Port on this machine; 0 takes any that is free", zh: "本机端口；0 表示任选空闲端口" },
  },
  "dry-run": {
    kind: "flag",
    means: {
      en: "Tell how many runs, how long and how large, and run nothing",
      zh: "只估算运行次数、耗时与结果大小，不运行",
    },
  },
  on: {
    kind: "choice",
    choices: engines.map(({ id }) => id),
    default: "local",
    means: { en: "Where the runs are computed", zh: "在何处计算" },
  },
  queue: {
    kind: "text",
    means: {
      en: "Address of the queue: redis://, rediss:// or postgres://; with a password by the environment, MEDTIDE_QUEUE",
      zh: "队列地址：redis://、rediss:// 或 postgres://；含密码时用环境变量 MEDTIDE_QUEUE",
    },
  },
  slurm: {
    kind: "text",
    means: {
      en: 'Options for sbatch: --slurm="--partition=long --account=health --time=02:00:00"; or by MEDTIDE_SLURM',
      zh: '传给 sbatch 的选项：--slurm="--partition=long --account=health --time=02:00:00"；也可用 MEDTIDE_SLURM',
    },
  },
  precision: {
    kind: "share",
    means: {
      en: "Add replicates until differences are known this well, such as 5%",
      zh: "增加重复运行，直至差值达到此精度，例如 5%",
    },
  },
  register: {
    kind: "flag",
    means: {
      en: "Freeze the plan before running; the report lists every deviation from it",
      zh: "运行前冻结研究计划；报告列出与其的全部偏离",
    },
  },
  plan: { kind: "text", means: { en: "File of a plan", zh: "计划文件" } },
  index: {
    kind: "whole",
    range: [0, 99_999_999],
    means: { en: "Number of a chunk of the plan", zh: "计划中的块号" },
  },
  brief: {
    kind: "flag",
    means: {
      en: "Also write a brief of two to four printed sides, and a PDF of it where a Chromium is found",
      zh: "另生成两至四页、可打印的政策简报；装有 Chromium 时同时生成 PDF",
    },
  },
  package: {
    kind: "text",
    means: {
      en: "Id of the package that the brief is about; default: the one that adds a doctor-year for the least money",
      zh: "政策简报所论方案的标识；默认为每多留任一人年成本最低者",
    },
  },
  parameters: {
    kind: "text",
    means: {
      en: "Also write the parameters that a calibration fits to this file",
      zh: "另将校准所得参数写入此文件",
    },
  },
  svg: {
    kind: "text",
    mayBeEmpty: true,
    means: {
      en: "Also write every chart as SVG into this folder; without one, into charts in the result",
      zh: "另将各图以 SVG 写入此文件夹；不写文件夹时为结果中的 charts",
    },
  },
  png: {
    kind: "text",
    mayBeEmpty: true,
    means: {
      en: "Also write every chart as PNG into this folder; without one, into charts in the result",
      zh: "另将各图以 PNG 写入此文件夹；不写文件夹时为结果中的 charts",
    },
  },
  all: {
    kind: "flag",
    means: { en: "Show every row of the fit, not only the worst ten", zh: "显示全部拟合行，而不只是偏差最大的十行" },
  },
  every: {
    kind: "flag",
    word: "all",
    means: { en: "Every stored run", zh: "全部已存储的运行" },
  },
  list: {
    kind: "flag",
    means: { en: "Show tables and columns with units and meanings", zh: "列出数据表与各列的单位、含义" },
  },
  rows: {
    kind: "flag",
    word: "csv",
    means: { en: "Print CSV instead of aligned text", zh: "输出 CSV，代替对齐的文字" },
  },
  csv: {
    kind: "text",
    means: { en: "Write every table as CSV into this folder", zh: "将各数据表以 CSV 写入此文件夹" },
  },
  xlsx: {
    kind: "text",
    means: { en: "Write every table as a sheet of this Excel file", zh: "将各数据表写入此 Excel 文件，每表一页" },
  },
  replace: {
    kind: "flag",
    word: "force",
    means: { en: "Write over files that are there", zh: "覆盖已有文件" },
  },
  from: {
    kind: "text",
    default: "typical-county",
    means: {
      en: "Region whose margins, and whose facilities without a roster, the folder starts from",
      zh: "作为起点的区域：取其边际分布；没有花名册时亦取其机构",
    },
  },
  margins: {
    kind: "text",
    means: { en: "CSV table of margins instead of that region's", zh: "以此 CSV 边际分布表代替该区域的" },
  },
  "as-of": {
    kind: "month",
    means: { en: "Month that the roster is of: 2025-12", zh: "花名册所属年月，如 2025-12" },
  },
  title: {
    kind: "text",
    means: { en: "Name of the region; default: that of the folder", zh: "区域名称；默认取文件夹名" },
  },
  template: {
    kind: "choice",
    choices: ["zh", "en"],
    means: {
      en: "Write an empty roster to fill in, in this language: an .xlsx file, or CSV tables into a folder",
      zh: "写出此语言的空白花名册模板：.xlsx 文件，或文件夹内的 CSV 表",
    },
  },
  lang: {
    kind: "choice",
    choices: ["zh", "en"],
    means: { en: "zh or en; default: the language of the system", zh: "语言 zh 或 en；默认随系统" },
  },
  json: { kind: "flag", means: { en: "Print one JSON object instead of text", zh: "输出一个 JSON 对象，代替文字" } },
  quiet: { kind: "flag", means: { en: "No progress and no notes", zh: "不显示进度与提示" } },
} as const satisfies Record<string, Option>;
export type OptionId = keyof typeof options;

/** Taken by every command. */
export const everywhere = ["lang", "json", "quiet"] as const satisfies readonly OptionId[];

/** How an option is written on the command line, without its dashes. */
export const writtenAs = (id: OptionId): string => (options[id] as Option).word ?? id;
