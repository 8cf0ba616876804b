const signals = ["SIGINT", "SIGTERM"] as const;

export interface Interrupt {
  /** Aborted by the first Ctrl-C or request to end. */
  readonly signal: AbortSignal;
  /** Gives the signals back to the system. */
  release(): void;
}

/** Catches Ctrl-C so that work can be put away; a second one ends the process at once. */
export function catchInterrupt(): Interrupt {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  for (const name of signals) process.on(name, onSignal);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}
