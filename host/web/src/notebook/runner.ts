import type { Outcome } from '../kernel/kernel';

export interface Runnable {
  /** Waits in the queue. */
  onQueued(): void;
  /** Left the queue without running. */
  onUnqueued(): void;
  run(): Promise<Outcome>;
}

/** Runs cells one after the other; a failure, an interrupt or the kernel's end empties the queue. */
export class Runner {
  private queue: Runnable[] = [];
  private current: Runnable | null = null;

  get busy(): boolean {
    return this.current !== null;
  }

  add(...cells: Runnable[]): void {
    for (const cell of cells) {
      if (this.queue.includes(cell)) continue;
      this.queue.push(cell);
      cell.onQueued();
    }
    void this.drain();
  }

  clear(): void {
    for (const cell of this.queue.splice(0)) cell.onUnqueued();
  }

  private async drain(): Promise<void> {
    if (this.current) return;
    while ((this.current = this.queue.shift() ?? null)) {
      const outcome = await this.current.run().catch((): Outcome => 'lost');
      if (outcome !== 'ok') this.clear();
    }
  }
}
