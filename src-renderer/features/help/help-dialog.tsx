import { useId, useState, type ReactElement } from 'react';
import { searchHelp } from '@shared/help/search-help';
import { HELP_TOPICS, type HelpPart } from '@shared/help/topics';
import { saveHelp, useHelpStore } from '../../store/help-store';
import { closeDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import './help.css';

/** The help: everything is in the program, can be searched, and saved as a PDF to print. */
export function HelpDialog(): ReactElement {
  const [asked, setAsked] = useState('');
  const said = useHelpStore((state) => state.said);
  const id = useId();
  const topics = searchHelp(HELP_TOPICS, asked);
  const isSearch = asked.trim() !== '';
  return (
    <Dialog
      title="Help"
      wide
      onClose={closeDialog}
      actions={
        <>
          <Button onPress={() => void saveHelp()}>Save as a PDF to print…</Button>
          <Button look="primary" onPress={closeDialog}>
            Close
          </Button>
        </>
      }
    >
      <div className="field">
        <label htmlFor={id}>Search</label>
        <input id={id} type="search" value={asked} data-autofocus placeholder="merge, deadline, pdf-damaged" onChange={(event) => setAsked(event.target.value)} />
      </div>
      {said && <Notice tone="plain">{said}</Notice>}
      <div className="help-topics" role="region" aria-label="Topics" tabIndex={0}>
        {topics.length === 0 && <p className="soft">Nothing in the help holds these words. Try fewer or other ones.</p>}
        {topics.map(({ id: topic, title, parts }) => (
          <details key={topic + String(isSearch)} className="help-topic" open={isSearch || undefined}>
            <summary>{title}</summary>
            {parts.map((part, index) => (
              <Part key={`${topic}-${index}`} part={part} />
            ))}
          </details>
        ))}
      </div>
    </Dialog>
  );
}

function Part({ part }: { readonly part: HelpPart }): ReactElement {
  if (part.kind === 'text') return <p>{part.text}</p>;
  if (part.kind === 'steps') {
    return (
      <ol>
        {part.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    );
  }
  return (
    <dl>
      {part.terms.map(([name, meaning]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
