import { folderCaution } from '@main/services/folder-caution';
import { describe, expect, it } from 'vitest';

const machine = (changes: Partial<Parameters<typeof folderCaution>[1]> = {}): NonNullable<Parameters<typeof folderCaution>[1]> => ({
  platform: 'linux',
  environment: {},
  home: '/home/office',
  resolve: (folder) => folder,
  mounts: () => '/dev/sda1 / ext4 rw 0 0\n//server/share /mnt/office\\040share cifs rw 0 0\n',
  ...changes,
});

describe('folderCaution', () => {
  it.each([
    ['/Users/office/OneDrive - Sample USD/Batches', 'OneDrive'],
    ['C:\\Users\\office\\OneDrive\\Batches', 'OneDrive'],
    ['/Users/office/Library/CloudStorage/GoogleDrive-a@b.c/My Drive/x', 'a cloud service'],
    ['G:\\My Drive\\x', 'Google Drive'],
    ['/Users/office/Library/Mobile Documents/com~apple~CloudDocs/x', 'iCloud'],
    ['/home/office/Dropbox (District)/x', 'Dropbox'],
  ])('names the service that %s is synced with', (folder, service) => {
    expect(folderCaution(folder, machine())).toContain(service);
  });

  it('knows OneDrive by its environment where the folder has another name', () => {
    expect(folderCaution('/data/sync/x', machine({ environment: { OneDriveCommercial: '/data/sync' } }))).toContain('OneDrive');
  });

  it('knows the desktop of a Mac whose desktop is in iCloud, and only then', () => {
    const cloudDesktop = machine({ platform: 'darwin', home: '/Users/office' });
    const localDesktop = machine({
      platform: 'darwin',
      home: '/Users/office',
      resolve: (folder) => {
        if (folder.includes('CloudDocs')) throw new Error('ENOENT');
        return folder;
      },
    });
    expect(folderCaution('/Users/office/Desktop/x', cloudDesktop)).toContain('iCloud');
    expect(folderCaution('/Users/office/Desktop/x', localDesktop)).toBeNull();
  });

  it.each(['\\\\server\\share\\x', '/mnt/office share/x'])('knows the network share %s', (folder) => {
    expect(folderCaution(folder, machine())).toContain('network share');
  });

  it('knows a mapped drive by what it resolves to', () => {
    expect(folderCaution('Z:\\Batches', machine({ platform: 'win32', resolve: () => '\\\\server\\share\\Batches' }))).toContain('network share');
  });

  it.each(['/home/office/Documents/Foldline', 'C:\\Users\\office\\Documents', '/home/office/Boxes of paper', '/mnt/other'])('has no word on %s', (folder) => {
    expect(folderCaution(folder, machine())).toBeNull();
  });
});
