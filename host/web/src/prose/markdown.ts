import Markdown, { type MarkdownIt } from 'markdown-it';
import { escapeHtml, highlightCSharp } from '../csharp/language';
import type { MimeBundle } from '../notebook/nbformat';
import { textOf } from '../notebook/nbformat';
import type { Language } from '../ui/language';
import { attachPunctuation, maths } from './maths';
import { Slugs } from './slug';
import { typeset } from './typography';

export interface Heading {
  level: number;
  id: string;
  /** The title as HTML: it may hold a formula. */
  html: string;
}

/** Renders a lesson's prose; one renderer a page, so that heading anchors are unique on it. */
export class Prose {
  private readonly md: MarkdownIt;
  private readonly slugs = new Slugs();
  private headings: Heading[] = [];
  private attachments: Record<string, MimeBundle> = {};

  constructor(language: Language, resolveLink: (href: string) => string = (href) => href) {
    this.md = new Markdown({
      html: true,
      linkify: false,
      typographer: true,
      quotes: language === 'fr' ? ['«\u00a0', '\u00a0»', '“', '”'] : '“”‘’',
      highlight: (source, name) => (/^(c#|cs|csharp)$/i.test(name) ? highlightCSharp(source) : escapeHtml(source)),
    }).use(maths).disable('replacements');
    this.anchors();
    this.typography(language);
    this.links(resolveLink);
    this.tables();
  }

  render(source: string, attachments: Record<string, MimeBundle> = {}): { html: string; headings: Heading[] } {
    this.headings = [];
    this.attachments = attachments;
    return { html: this.md.render(source), headings: this.headings };
  }

  private anchors(): void {
    this.md.core.ruler.push('anchors', (state) => {
      for (const [index, token] of state.tokens.entries()) {
        const title = state.tokens[index + 1];
        if (token.type !== 'heading_open' || title?.type !== 'inline') continue;
        const plain = (title.children ?? []).map(({ content }) => content).join('');
        const id = this.slugs.next(plain);
        token.attrSet('id', id);
        this.headings.push({
          level: Number(token.tag.slice(1)), id,
          html: this.md.renderer.render(title.children ?? [], this.md.options, state.env).replace(/<\/?a\b[^>]*>/g, ''),
        });
        title.children?.push(Object.assign(new state.Token('html_inline', '', 0), {
          content: ` <a class="anchor" href="#${encodeURIComponent(id)}" aria-hidden="true" tabindex="-1">¶</a>`,
        }));
      }
    });
  }

  private typography(language: Language): void {
    this.md.core.ruler.before('anchors', 'typography', (state) => {
      for (const block of state.tokens) {
        for (const token of block.children ?? []) {
          if (token.type === 'text') token.content = typeset(token.content, language);
        }
        attachPunctuation(block.children ?? []);
      }
    });
  }

  private links(resolveLink: (href: string) => string): void {
    this.md.renderer.rules.link_open = (tokens, index, options, _env, self) => {
      const token = tokens[index]!;
      const href = String(token.attrGet('href') ?? '');
      token.attrSet('href', resolveLink(href));
      if (/^https?:/.test(href)) {
        token.attrSet('target', '_blank');
        token.attrSet('rel', 'noopener noreferrer');
      }
      return self.renderToken(tokens, index, options);
    };
    const image = this.md.renderer.rules.image!;
    this.md.renderer.rules.image = (tokens, index, options, env, self) => {
      const token = tokens[index]!;
      const source = String(token.attrGet('src') ?? '');
      const attached = source.startsWith('attachment:') ? this.attachments[source.slice('attachment:'.length)] : undefined;
      const [mime, data] = Object.entries(attached ?? {})[0] ?? [];
      token.attrSet('src', mime ? `data:${mime};base64,${textOf(data)}` : resolveLink(source));
      return image(tokens, index, options, env, self);
    };
  }

  /** A wide table scrolls inside its own box on a narrow screen. */
  private tables(): void {
    this.md.renderer.rules.table_open = () => '<div class="table-box" tabindex="0"><table>';
    this.md.renderer.rules.table_close = () => '</table></div>';
  }
}
