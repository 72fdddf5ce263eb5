import type { InputOf, JobOutcome, Resumed } from '@shared/ipc/contract';
import type { PrintRunView } from '@shared/ipc/views';

type Request = InputOf<'print.start'>;
type Printing = { readonly jobId: string; readonly run: PrintRunView | null };

/** What a page that comes back has to hear of the last printing: that it goes on, or how it ended without a page that heard of it. */
export class PrintingHeard {
  /** Null where all was cleared since. */
  private request: Request | null = null;
  private unheard: Resumed['printing'] = null;

  begin(request: Request): void {
    this.request = request;
    this.unheard = null;
  }

  /** Where all was cleared meanwhile, no page has to hear of it. */
  end(printing: Printing | null, request: Request, outcome: JobOutcome): void {
    if (printing && this.request) this.unheard = { ...printing, request, outcome };
  }

  hear(jobId: string): void {
    if (this.unheard?.jobId === jobId) this.unheard = null;
  }

  toResume(printing: Printing | null): Resumed['printing'] {
    return printing && this.request ? { ...printing, request: this.request, outcome: null } : this.unheard;
  }

  forget(): void {
    this.request = null;
    this.unheard = null;
  }
}
