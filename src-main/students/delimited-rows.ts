/**
 * Reads rows of cells parted by a character from text that comes in pieces. A cell that begins with a quote goes on to the
 * next single quote, over parting characters and line ends; a doubled quote stands for one. A quote within a cell is a letter like any other, as in `Ana "Annie"`.
 */
export class DelimitedRows {
  private cells: string[] = [];
  private cell = '';
  private state: 'start' | 'plain' | 'quoted' | 'quote-seen' = 'start';
  private isReturnSeen = false;

  constructor(private readonly delimiter: string) {}

  /** Characters of a quoted cell that has not ended yet. */
  get openQuoteLength(): number {
    return this.state === 'quoted' ? this.cell.length : 0;
  }

  /** Characters of the cell that has not ended yet, quoted or not. */
  get openCellLength(): number {
    return this.cell.length;
  }

  /** The rows that a piece of text completes. */
  take(text: string): readonly (readonly string[])[] {
    const rows: (readonly string[])[] = [];
    for (const character of text) {
      if (this.isReturnSeen && character === '\n') {
        this.isReturnSeen = false;
        continue;
      }
      this.isReturnSeen = false;
      if (this.state === 'quoted') {
        if (character === '"') this.state = 'quote-seen';
        else this.cell += character;
      } else if (character === '"' && this.state !== 'plain') {
        // The second of two quotes, or the first of a cell.
        if (this.state === 'quote-seen') this.cell += character;
        this.state = 'quoted';
      } else if (character === this.delimiter) this.endCell();
      else if (character === '\n' || character === '\r') {
        this.isReturnSeen = character === '\r';
        rows.push(this.endRow());
      } else {
        this.cell += character;
        this.state = 'plain';
      }
    }
    return rows;
  }

  /** The last row, where no line end stands behind it; none where a quote is still open. */
  finish(): readonly (readonly string[])[] {
    return this.state === 'quoted' || (this.cell === '' && this.cells.length === 0) ? [] : [this.endRow()];
  }

  private endCell(): void {
    this.cells.push(this.cell);
    this.cell = '';
    this.state = 'start';
  }

  private endRow(): readonly string[] {
    this.endCell();
    const row = this.cells;
    this.cells = [];
    return row;
  }
}
