import { readHoldList } from '@main/services/hold-list';
import { describe, expect, it } from 'vitest';

describe('readHoldList', () => {
  it('reads one SSID a line, whatever the line ends, a heading and blank lines passed over', () => {
    expect(readHoldList('\uFEFFSSID\r\n9000000001\n\n  "9000000002" \r0000000003')).toEqual({ ssids: ['9000000001', '9000000002', '0000000003'], badLines: [] });
  });

  it('names the lines that hold no SSID, so that nobody is left out of a hold silently', () => {
    expect(readHoldList('9000000001\n900000002\nMaria\nSSID')).toEqual({ ssids: ['9000000001'], badLines: [2, 3, 4] });
  });
});
