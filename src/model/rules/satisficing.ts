import type { Surroundings } from "../factor.ts";
import { getUsedTo, usedTo } from "../habituation.ts";
import { rule } from "../rule.ts";

/**
 * Stay while above an aspiration that adapts. The aspiration is a worth relative to what one like the doctor earns anywhere:
 * it begins there and moves towards what the doctor has. Who looks takes the first alternative met that is good enough
 * and no worse than what is held.
 */
export default rule({
  id: "satisficing",
  name: { en: "Satisficing", zh: "满意准则" },
  why: {
    en: "Doctors stay while their place meets their aspiration, and get used to what they have.",
    zh: "只要岗位达到期望水平，医师就留任；而期望会逐渐适应现状。",
  },
  theory: "Simon 1955; aspirations adapt as in Cyert and March 1963",
  aligned: { intention: "satisficingIntention", inertia: "satisficingInertia" },
  felt: (relative, doctor, around) => relative - aspiration(relative, doctor, around),
  remember(relative, doctor, around) {
    getUsedTo(around, doctor, relative, firstAspiration(relative, doctor, around));
  },
  staying(_worth, relative, _ways, doctor, around) {
    const wanting = aspiration(relative, doctor, around) - relative;
    return wanting > 0 ? around.params.evidenceInChoice * wanting : 0;
  },
  least: (usual) => usual,
  takesFirst: true,
});

function aspiration(relative: number, doctor: number, around: Surroundings): number {
  const level = usedTo(around, doctor);
  return Number.isNaN(level) ? firstAspiration(relative, doctor, around) : level;
}

/** What a doctor has got used to since joining, had the place been worth as much all along. */
function firstAspiration(relative: number, doctor: number, { world, params, month }: Surroundings): number {
  let left = 1;
  for (let n = world.doctors.since[doctor]; n < month; n++) left *= 1 - params.habituation;
  return (1 - left) * relative;
}
