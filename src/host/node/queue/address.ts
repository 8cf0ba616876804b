import { refuse } from "../store.ts";

/** Where a queue is, and what must never be shown of it. */
export interface QueueAddress {
  readonly kind: "redis" | "postgres";
  /** With its credentials: for the client alone. */
  readonly url: string;
  /** Without its credentials. */
  readonly shown: string;
  /** A text of others, such as an error of the server, without the password. */
  redact(text: string): string;
}

/** Variables of the environment that credentials come by: other users of a machine cannot read them. */
export const queueVariable = "MEDTIDE_QUEUE";
export const passwordVariable = "MEDTIDE_QUEUE_PASSWORD";

const kinds: Readonly<Record<string, QueueAddress["kind"]>> = {
  "redis:": "redis",
  "rediss:": "redis",
  "postgres:": "postgres",
  "postgresql:": "postgres",
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const passwordsOf = (url: URL): string[] =>
  [url.password, ...["password", "sslpassword"].map((name) => url.searchParams.get(name) ?? "")].filter(
    (text) => text !== "",
  );

/**
 * The address of a queue from `--queue` or, with credentials, from MEDTIDE_QUEUE; a password may also come alone, by
 * MEDTIDE_QUEUE_PASSWORD. Throws `Faults` for a password among the arguments, where everyone on the machine can read it.
 */
export function queueAddress(option: string | null, env: Readonly<Record<string, string | undefined>>): QueueAddress {
  const written = option ?? env[queueVariable] ?? "";
  const source = option === null ? queueVariable : "--queue";
  if (written === "") {
    throw refuse("--queue", {
      en: `needs the address of a queue, such as redis://host:6379 or postgres://user@host/database; with a password by the environment, ${queueVariable}=…`,
      zh: `需要队列地址，例如 redis://主机:6379 或 postgres://用户@主机/数据库；含密码时请用环境变量 ${queueVariable}`,
    });
  }
  const malformed = refuse(source, {
    en: "is not an address such as redis://host:6379, rediss://…, or postgres://user@host/database",
    zh: "不是有效地址；应如 redis://主机:6379、rediss://… 或 postgres://用户@主机/数据库",
  });
  if (!URL.canParse(written)) throw malformed;
  const url = new URL(written);
  const kind = kinds[url.protocol];
  if (kind === undefined || url.hostname === "") throw malformed;
  if (option !== null && passwordsOf(url).length > 0) {
    throw refuse("--queue", {
      en: `holds a password, which everyone on this machine could read; give the address by the environment instead: ${queueVariable}=…`,
      zh: `含有密码，本机其他用户可从进程列表读到；请改用环境变量 ${queueVariable} 提供地址`,
    });
  }
  const alone = env[passwordVariable] ?? "";
  if (alone !== "" && passwordsOf(url).length === 0) url.password = encodeURIComponent(alone);
  const secrets = [alone, ...passwordsOf(url)].flatMap((text) => [text, decoded(text)]);
  const place = `${url.protocol}//${url.host}${url.pathname}`;
  return {
    kind,
    url: url.href,
    shown: place.replace(/\/$/, ""),
    redact: (text) => {
      const known = [...new Set(secrets)].filter((secret) => secret !== "").sort((a, b) => b.length - a.length);
      return known.reduce((shown, secret) => shown.replaceAll(secret, "***"), text.replaceAll(url.href, place));
    },
  };
}
