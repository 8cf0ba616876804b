import type { ComponentChildren } from "preact";

/** A wide table that scrolls within itself, by keyboard too. */
export const Scroll = ({ label, children }: { label: string; children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: without it a keyboard could not scroll
  <section class="scroll" tabIndex={0} aria-label={label}>
    {children}
  </section>
);
