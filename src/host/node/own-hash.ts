// Has runs be hashed by Node's own SHA-256, which takes a tenth of the time; loaded by what hashes many.
import { createHash } from "node:crypto";
import { hashWith, type Running } from "../../base/hash.ts";

hashWith((): Running => {
  const state = createHash("sha256");
  return {
    update: (bytes) => void state.update(bytes),
    digest: () => state.copy().digest(),
  };
});
