import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A fenced block of code in a Markdown file. */
export interface CodeBlock {
  /** The file, as it was asked for. */
  readonly file: string;
  /** The line of its first line of code, from 1. */
  readonly line: number;
  /** The text of the closest heading above it. */
  readonly section: string;
  /** `ts` of ```` ```ts run ````. */
  readonly language: string;
  /** `['run']` of ```` ```ts run ````. */
  readonly attributes: readonly string[];
  readonly code: string;
}

/** The README and every page under `docs/`. */
export function pages(root: string): string[] {
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  const more = ['CONTRIBUTING.md'];
  return [
    'README.md',
    ...more,
    ...docs
      .filter((file) => file.endsWith('.md'))
      .map((file) => join('docs', file))
      .sort(),
  ];
}

/** The blocks of code of a Markdown file, in order. A fence that is never closed is an error. */
export function codeBlocks(root: string, file: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  let section = '';
  for (let at = 0; at < lines.length; at++) {
    section = /^#+ (.+)$/.exec(lines[at] ?? '')?.[1] ?? section;
    const [, indent = '', fence, info = ''] = /^( *)(`{3,}|~{3,}) *(.*)$/.exec(lines[at] ?? '') ?? [];
    if (fence === undefined) continue;
    const end = lines.findIndex((line, index) => index > at && line.trim() === fence);
    if (end < 0) throw new Error(`${file}:${at + 1}: this block of code has no end.`);
    const code = lines.slice(at + 1, end).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
    const [language = '', ...attributes] = info.trim().split(/\s+/);
    blocks.push({ file, line: at + 2, section, language, attributes, code: code.join('\n') });
    at = end;
  }
  return blocks;
}

/** Whether a block is commands for a running application. */
export function isCurl(block: CodeBlock): boolean {
  return block.language === 'sh' && block.code.startsWith('curl ');
}
