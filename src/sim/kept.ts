/** What is dear to make and may be wanted again, by key: the latest so many are kept. */
export class Kept<T> {
  private readonly most: number;
  private readonly known = new Map<string, T>();

  constructor(most: number) {
    this.most = most;
  }

  /** What is kept under the key, or what `make` makes. */
  of(key: string, make: () => T): T {
    const value = this.known.has(key) ? (this.known.get(key) as T) : make();
    this.known.delete(key);
    this.known.set(key, value);
    for (const oldest of this.known.keys()) {
      if (this.known.size <= this.most) break;
      this.known.delete(oldest);
    }
    return value;
  }
}
