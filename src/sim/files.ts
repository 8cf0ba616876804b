/** Files larger than this are refused unread: a scenario has a few kilobytes, a table of 10,000 facilities one megabyte. */
export const maxFileBytes = 5 * 1024 * 1024;

export type FileFault = "missing" | "folder" | "too large" | "unreadable" | "not utf-8";
export type FileText = { readonly text: string } | { readonly fault: FileFault };

/**
 * The files that a scenario is read from; whoever hosts the engine says what they are. A file must go by one path only,
 * because paths are compared to find circles, and the path is what a fault shows to the user.
 */
export interface Files {
  read(path: string): FileText;
  /** Where `relative`, written in the file `from`, may lie, in the order to try: beside that file, then among the shipped scenarios. */
  resolve(from: string, relative: string): readonly string[];
  /**
   * What could be written in the file `from` to name a file, for "did you mean" where `named` is not there: files beside
   * it, in the folder that `named` speaks of, and shipped ones. May be empty.
   */
  list(from: string, named: string): readonly string[];
}
