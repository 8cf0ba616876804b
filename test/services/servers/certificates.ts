import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { find } from "../../../src/tools/need.ts";

/** Files of a certificate for the loopback, and of the authority that signed it. */
export interface Certificates {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** An authority of our own that no machine trusts, and what it signed for 127.0.0.1. */
export const makeCertificates = (folder: string): Certificates => {
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): void => {
    execFileSync(find("openssl")!, args, { stdio: ["ignore", "ignore", "pipe"] });
  };
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  const authority = at("authority.pem");
  openssl(
    "req",
    "-x509",
    ...key,
    "-subj",
    "/CN=medtide test authority",
    "-keyout",
    at("authority.key"),
    "-out",
    authority,
  );
  openssl(
    ...["req", "-x509", ...key, "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
    ...["-addext", "basicConstraints=critical,CA:FALSE"],
    ...["-CA", authority, "-CAkey", at("authority.key"), "-keyout", at("server.key"), "-out", at("server.pem")],
  );
  chmodSync(at("server.key"), 0o644);
  return { authority, certificate: at("server.pem"), key: at("server.key") };
};
