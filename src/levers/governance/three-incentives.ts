import { dispatchContract, dispatchFee, dispatchHonour, trainingPlaces } from "../../model/dispatch.ts";
import { allowance } from "../../model/factors/pay.ts";
import { recognition } from "../../model/factors/recognition.ts";
import { trainingAccess } from "../../model/factors/training.ts";
import { dispatchCredit } from "../../model/titles.ts";
import { lever } from "../lever.ts";
import { newlyRecognised } from "../usual-recognition.ts";
import { accessFrom, placesNow, trainingCost } from "../usual-training.ts";

const output = { types: ["tertiary", "county"] } as const;
const input = { types: ["township", "community"] } as const;

/** An award of 3,000 RMB a year, a month's part of it, and how many it makes feel recognised: as the lever on honours has them. */
const award = { monthly: 3000 / 12, reach: 2 };

export default lever({
  id: "three-incentives",
  group: "governance",
  name: { en: "Three incentives on both sides", zh: "三维激励" },
  why: {
    en: "Material, spiritual and development incentives are weighed apart for those who are sent and for those who receive them: who gains by going goes willingly instead of by order, and who stays at the centre gains too.",
    zh: "物质、精神、发展三维激励在输出端与输入端分别赋权：下沉者有所得，由指令派驻转为自愿签约；留守基层者同样受益，而不只是旁观。",
  },
  payer: "consortium",
  cost: {
    en: "RMB a month for each doctor dispatched and each doctor of a receiving centre; 3,000 RMB a year for each award; 2,000 RMB for each further month in training; title credit costs nothing",
    zh: "下沉医师与接收机构医师按人按月支付（元）；表彰每项每年 3000 元；新增进修每人每月 2000 元；职称抵扣不另列支",
  },
  params: {
    senderPay: {
      name: { en: "Output side, material: fee", zh: "输出端物质激励：下沉劳务费" },
      kind: "amount",
      unit: "RMB/month",
      default: 3000,
      range: [0, 15_000],
      source: {
        en: "assumed as for dispatch by contract: S189 asks for a fee and gives no figure",
        zh: "假定：同契约化下沉；S189 提出劳务费，未给出数字",
      },
      grade: "assumed",
    },
    senderHonour: {
      name: { en: "Output side, spiritual: honoured of those dispatched", zh: "输出端精神激励：下沉医师表彰覆盖率" },
      kind: "share",
      unit: "share",
      default: 0.5,
      range: [0, 1],
      source: {
        en: "assumed: every second one; S003 names the dimension and gives no weight",
        zh: "假定：一半；S003 列出该维度，未给出权重",
      },
      grade: "assumed",
    },
    senderCredit: {
      name: { en: "Output side, development: credit towards a title", zh: "输出端发展激励：职称年限抵扣" },
      kind: "months",
      unit: "months",
      default: 12,
      range: [0, 36],
      source: {
        en: "assumed: one year of required service, as for credit for dispatch",
        zh: "假定：相当于一年的规定服务年限，同下沉经历抵扣",
      },
      grade: "assumed",
    },
    hostPay: {
      name: { en: "Input side, material: allowance", zh: "输入端物质激励：岗位津贴" },
      kind: "amount",
      unit: "RMB/month",
      default: 300,
      range: [0, 3000],
      source: {
        en: "assumed: a tenth of what is paid for going, for all who stay",
        zh: "假定：下沉劳务费的十分之一，面向全体在岗医师",
      },
      grade: "assumed",
    },
    hostHonour: {
      name: { en: "Input side, spiritual: doctors who are recognised", zh: "输入端精神激励：获得认可的医师比例" },
      kind: "share",
      unit: "share",
      default: 0.2,
      range: [0, 1],
      source: { en: "assumed: one award for ten, as for honours", zh: "假定：每十名医师一项表彰，同荣誉表彰" },
      grade: "assumed",
    },
    hostTraining: {
      name: {
        en: "Input side, development: further places for training",
        zh: "输入端发展激励：新增进修名额（按每县千个岗位计）",
      },
      kind: "count",
      unit: "places a year",
      default: 20,
      range: [0, 100],
      source: { en: "assumed: half of what S133 adds", zh: "假定：S133 新增名额的一半" },
      grade: "assumed",
    },
  },
  moves: [
    dispatchContract,
    dispatchFee,
    dispatchHonour,
    dispatchCredit,
    allowance,
    recognition,
    trainingPlaces,
    trainingAccess,
  ],
  sources: ["S002", "S003", "S133", "S189"],
  expects: { outcome: "satisfactionMaterial", direction: "up" },
  target: { types: ["tertiary", "county", "township", "community"] },
  apply(write, p) {
    write.raise(dispatchContract, 1, input);
    write.pay(dispatchFee, p.senderPay, output);
    write.add(dispatchHonour, p.senderHonour, output);
    write.spendPer("dispatch-month", award.monthly * p.senderHonour, output);
    write.raise(dispatchCredit, p.senderCredit, output);

    write.pay(allowance, p.hostPay, input);
    write.add(recognition, newlyRecognised(p.hostHonour), input);
    write.spendPer("month", (award.monthly * p.hostHonour) / award.reach, input);
    write.add(trainingPlaces, p.hostTraining, input);
    write.add(trainingAccess, accessFrom(p.hostTraining), input);
    write.spendPer("training-month", (trainingCost * p.hostTraining) / (placesNow + p.hostTraining), input);
  },
});
