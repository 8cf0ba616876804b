import { expect, test } from "vitest";
import { settingsText } from "../../src/chart/settings.ts";

test("what is set of a lever is told in words, with what is unusual of its terms and whom it reaches", () => {
  const lever = {
    id: "county-managed",
    settings: {
      share: 0.6,
      term: 36,
      terms: 1,
      from: 13,
      until: null,
      phaseIn: 0,
      intensity: 1,
      compliance: 0.7,
      target: { types: ["township"], titles: ["associate-chief"], remoteness: [0.5, 1] },
    },
  };
  expect(settingsText(lever, "zh")).toBe(
    "空编使用比例 60%；服务周期 36 个月；县级待遇（关闭时仅释放冻结空编） 是；自第 13 个月起；执行率 70%；乡镇卫生院、副主任医师、偏远度 0.5–1",
  );
  expect(settingsText(lever, "en")).toMatch(
    /^Share of vacant posts 60 %; Term before the right of return 36 months; .* yes; from month 13; compliance 70 %; township centres, associate chief, remoteness 0\.5–1$/,
  );
  expect(settingsText({ id: "county-managed", settings: { share: 0.6, from: 1, target: {} } }, "zh")).toBe(
    "空编使用比例 60%",
  );
});
