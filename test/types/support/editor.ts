import ts from 'typescript';
import { fileHere, OPTIONS, textOf } from './compiler.js';

/** A mistake as an editor shows it. */
export interface Mistake {
  /** The text that is underlined. */
  readonly underlined: string;
  readonly text: string;
}

/**
 * A file in an editor, in memory: the lines of `head`, then one piece of code after another. They are all written at once,
 * since every change costs the compiler a new look at all the types. `|` in a piece is where the cursor stands.
 */
export class Editor {
  private readonly file = fileHere('in-the-editor.ts');
  private readonly starts = new Map<string, number>();
  private readonly service: ts.LanguageService;
  private readonly text: string;

  constructor(head: string, pieces: readonly string[]) {
    let text = head;
    for (const piece of pieces) {
      this.starts.set(piece, text.length);
      text += `${piece.replace('|', '')};\n`;
    }
    this.text = text;
    this.service = ts.createLanguageService({
      getScriptFileNames: () => [this.file],
      getScriptVersion: () => '0',
      getScriptSnapshot: (file) => {
        const content = this.read(file);
        return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
      },
      getCurrentDirectory: () => fileHere('.'),
      getCompilationSettings: () => OPTIONS,
      getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
      fileExists: (file) => file === this.file || ts.sys.fileExists(file),
      readFile: (file) => this.read(file),
      directoryExists: (folder) => ts.sys.directoryExists(folder),
      getDirectories: (folder) => ts.sys.getDirectories(folder),
    });
  }

  /** What is offered at the cursor in a piece of code: properties and texts, not what is merely in scope. */
  offers(piece: string): string[] {
    const cursor = this.startOf(piece) + piece.indexOf('|');
    const entries = this.service.getCompletionsAtPosition(this.file, cursor, {})?.entries ?? [];
    const offered: string[] = [ts.ScriptElementKind.memberVariableElement, ts.ScriptElementKind.string];
    return entries.filter(({ kind }) => offered.includes(kind)).map(({ name }) => name);
  }

  /** The mistakes in a piece of code. */
  mistakes(piece: string): Mistake[] {
    const start = this.startOf(piece);
    return this.service
      .getSemanticDiagnostics(this.file)
      .filter((found) => found.start !== undefined && found.start >= start && found.start < start + piece.length)
      .map((found) => ({
        underlined: this.text.slice(found.start, (found.start ?? 0) + (found.length ?? 0)),
        text: textOf(found),
      }));
  }

  private startOf(piece: string): number {
    const start = this.starts.get(piece);
    if (start === undefined) throw new Error(`The editor was not given this piece of code: ${piece}`);
    return start;
  }

  private read(file: string): string | undefined {
    return file === this.file ? this.text : ts.sys.readFile(file);
  }
}
