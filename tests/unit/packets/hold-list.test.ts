import { readHoldList } from '@shared/domain/packets/hold-list';
import { describe, expect, it } from 'vitest';

describe('readHoldList', () => {
  it('reads one SSID a line, whatever the line ends; a heading and blank lines are passed over', () => {
    expect(readHoldList('\uFEFFSSID\r\n9000000001\n\n  "9000000002" \r0000000003\n')).toEqual({ ssids: ['9000000001', '9000000002', '0000000003'], unclear: [] });
  });

  it('reads SSIDs as they are pasted from a sheet, each once', () => {
    expect(readHoldList('9000000001, 9000000002;9000000001\t0000000003')).toEqual({ ssids: ['9000000001', '9000000002', '0000000003'], unclear: [] });
  });

  it('tells what is no SSID and where, so that nobody is left off silently', () => {
    expect(readHoldList('9000000001\n900000002\nMaria\nSSID')).toEqual({
      ssids: ['9000000001'],
      unclear: [
        { word: '900000002', line: 2 },
        { word: 'Maria', line: 3 },
        { word: 'SSID', line: 4 },
      ],
    });
  });
});
