import { useId, type ReactElement } from 'react';
import { OMR_MARKS, type OmrMark } from '@shared/domain/envelope/inserter/inserter-profile';
import { Button } from '../../ui/button';
import { OMR_MARK_NAMES } from '../../words/inserter-form';

type OmrMarksFieldProps = { readonly marks: readonly OmrMark[]; readonly onChange: (marks: readonly OmrMark[]) => void };

const swapped = (marks: readonly OmrMark[], index: number, other: number): readonly OmrMark[] => {
  const takenFrom = (at: number): number => (at === index ? other : at === other ? index : at);
  return marks.flatMap((_, at) => marks[takenFrom(at)] ?? []);
};

/** The bars of a column, from the edge that goes in first: each chosen, moved and taken out by buttons. */
export function OmrMarksField({ marks, onChange }: OmrMarksFieldProps): ReactElement {
  const id = useId();
  return (
    <fieldset className="omr-fields">
      <legend>Bars, from the edge that goes in first</legend>
      <ol className="omr-marks">
        {marks.map((mark, index) => (
          <li key={index} className="omr-mark">
            <label className="omr-mark-place" htmlFor={`${id}-${index}`}>
              Bar {index + 1}
            </label>
            <select id={`${id}-${index}`} value={mark} onChange={(event) => onChange(marks.map((one, at) => (at === index ? (OMR_MARKS.find((name) => name === event.target.value) ?? one) : one)))}>
              {OMR_MARKS.map((name) => (
                <option key={name} value={name}>
                  {OMR_MARK_NAMES[name]}
                </option>
              ))}
            </select>
            <Button look="quiet" unavailable={index === 0 ? 'This is the first bar.' : null} onPress={() => onChange(swapped(marks, index, index - 1))}>
              Up
            </Button>
            <Button look="quiet" unavailable={index === marks.length - 1 ? 'This is the last bar.' : null} onPress={() => onChange(swapped(marks, index, index + 1))}>
              Down
            </Button>
            <Button look="quiet" icon="remove" iconOnly unavailable={marks.length === 1 ? 'A column has at least one bar.' : null} onPress={() => onChange(marks.filter((_, at) => at !== index))}>
              {`Take bar ${index + 1} out`}
            </Button>
          </li>
        ))}
      </ol>
      <Button onPress={() => onChange([...marks, 'safety'])}>Add a bar</Button>
      <p className="soft small">“Sheet n” and “of m” count in binary digits: 1, 2, 4, 8. A parity bar makes the number of bars on a sheet even or odd.</p>
    </fieldset>
  );
}
