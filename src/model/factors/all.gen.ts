// Written by src/tools/gen.ts from the names of the files; do not edit.
import autonomy from "./autonomy.ts";
import elders from "./elders.ts";
import equipment from "./equipment.ts";
import fairness from "./fairness.ts";
import home from "./home.ts";
import housing from "./housing.ts";
import pay from "./pay.ts";
import rank from "./rank.ts";
import recognition from "./recognition.ts";
import remoteness from "./remoteness.ts";
import schooling from "./schooling.ts";
import security from "./security.ts";
import spouse from "./spouse.ts";
import taste from "./taste.ts";
import tier from "./tier.ts";
import training from "./training.ts";
import waiting from "./waiting.ts";

export const all = [autonomy, elders, equipment, fairness, home, housing, pay, rank, recognition, remoteness, schooling, security, spouse, taste, tier, training, waiting] as const;
