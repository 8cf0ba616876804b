// Written by src/tools/gen.ts from the names of the files; do not edit.
import burnout from "./charts/burnout.ts";
import causes from "./charts/causes.ts";
import effects from "./charts/effects.ts";
import flows from "./charts/flows.ts";
import payers from "./charts/payers.ts";
import retention from "./charts/retention.ts";
import satisfaction from "./charts/satisfaction.ts";
import senders from "./charts/senders.ts";
import townships from "./charts/townships.ts";
import vacancy from "./charts/vacancy.ts";
import value from "./charts/value.ts";

export const all = [burnout, causes, effects, flows, payers, retention, satisfaction, senders, townships, vacancy, value] as const;
