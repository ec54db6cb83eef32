/** Names headings as GitHub and Jupyter do, so that a notebook's inner links work everywhere. */
export class Slugs {
  private readonly taken = new Map<string, number>();

  next(title: string): string {
    const plain = title.trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-') || 'section';
    const seen = this.taken.get(plain);
    this.taken.set(plain, (seen ?? 0) + 1);
    return seen === undefined ? plain : `${plain}-${seen}`;
  }
}
