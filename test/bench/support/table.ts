/** Rows of cells as text in columns; the first column is flush left, numbers are flush right. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, ...rows];
  const widths = heads.map((_, column) => Math.max(...lines.map((cells) => (cells[column] ?? '').length)));
  return lines
    .map((cells) => widths.map((width, column) => aligned(cells[column] ?? '', width, column)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

function aligned(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
