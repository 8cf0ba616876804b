/**
 * What Node adds to the library: worker threads, files, the shipped scenarios.
 *
 *     import { compare } from "medtide";
 *     import { createPool, defaults, load } from "medtide/node";
 *
 *     const pool = createPool({ threads: 2 });
 *     const { comparison } = await compare([load("status-quo"), load("family-first")], { ...defaults, replicates: 2 }, pool);
 *     await pool.close();
 *     console.log(comparison.hash);
 */
export { defaults } from "./defaults.ts";
export { files, shippedIds } from "./files.ts";
export { load } from "./load.ts";
export { createPool, type Pool, type PoolOptions } from "./pool.ts";
export { type OpenedResult, openResult } from "./result/open.ts";
export { type Answer, type Database, openQuery } from "./result/query.ts";
export { readResult } from "./store.ts";
