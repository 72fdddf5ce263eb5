import { programWords } from '@main/electron/program-words';
import { describe, expect, it } from 'vitest';

describe('programWords', () => {
  it('leaves out the program, its folder and switches for Chromium', () => {
    expect(programWords(['/opt/electron', '--inspect=0', '--remote-debugging-port=0', '--no-sandbox', '/src/foldline', '--data', '/tmp/x', '--sample'], false, '/src/foldline')).toEqual(['--data', '/tmp/x', '--sample']);
  });

  it('takes every word of an installed program', () => {
    expect(programWords(['/opt/Foldline/foldline', 'inspect', 'a.zip', '--json'], true, '/opt/Foldline/resources/app.asar')).toEqual(['inspect', 'a.zip', '--json']);
  });
});
