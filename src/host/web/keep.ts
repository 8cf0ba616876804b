import type { ChunkKeep, KeptRun } from "../../study/run-waves.ts";

const STORE = "chunks";

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

let opened: Promise<IDBDatabase> | null = null;
const open = (): Promise<IDBDatabase> => {
  opened ??= (() => {
    const request = indexedDB.open("medtide-lab", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    return settled(request);
  })();
  return opened;
};

const store = async (mode: IDBTransactionMode): Promise<IDBObjectStore> =>
  (await open()).transaction(STORE, mode).objectStore(STORE);

/** Finished chunks of studies in the browser's own database. Where it keeps nothing, a study begins anew, and is none the worse. */
export const studyKeep: ChunkKeep = {
  async get(plan, chunk) {
    try {
      return await settled<readonly KeptRun[] | undefined>((await store("readonly")).get(`${plan} ${chunk}`));
    } catch {
      return undefined;
    }
  },
  async put(plan, chunk, runs) {
    try {
      await settled((await store("readwrite")).put(runs, `${plan} ${chunk}`));
    } catch {
      // Kept or not, the runs are there.
    }
  },
};
