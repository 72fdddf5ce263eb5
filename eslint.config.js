// Style and correctness. What may import what is kept by tests/architecture instead, which sees the whole graph.
import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const sources = ['shared/**/*.ts', 'src-main/**/*.ts', 'src-renderer/**/*.{ts,tsx}', 'tests/**/*.ts'];

export default defineConfig(
  { ignores: ['dist/', 'release/', 'node_modules/', '.cache/', 'coverage/'] },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always'],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-else-return': 'error',
      'object-shorthand': 'error',
      'no-param-reassign': 'error',
      'no-control-regex': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
        { selector: 'ExportDefaultDeclaration', message: 'Use a named export.' },
      ],
      complexity: ['error', 20],
      'max-depth': ['error', 4],
      'max-params': ['error', 6],
      'max-lines': ['error', { max: 400 }],
    },
  },
  { files: ['scripts/**/*.mjs'], rules: { 'no-unused-vars': ['error', { varsIgnorePattern: '^_' }], 'no-undef': 'off' } },
  { files: ['*.config.{js,ts}'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: sources,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: ['shared', 'src-main', 'src-renderer', 'tests'].map((tree) => `${tree}/tsconfig.json`) } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers and booleans read well in a template; objects don't.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // A short arrow may return what its one call returns, nothing included.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // React's handlers and Node's listeners are void places where an async function is usual; what it rejects with is still looked at.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false } }],
      // An async function without await keeps a port's signature.
      '@typescript-eslint/require-await': 'off',
      // A plain object may stand for a FoundReport or a Packet: their declared classes only keep spreads of packed ones from compiling.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // With noUncheckedIndexedAccess the compiler's view of what can be undefined is exact, and `!` hides a case from it.
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  // Readers and writers of bytes index arrays within bounds that the compiler can't see.
  { files: ['src-main/{assembly,intake,pdf,pdfium}/**/*.ts', 'src-main/printing/windows/xps/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['shared/**/*.ts'], rules: { 'no-console': 'error' } },
  {
    files: ['src-renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'no-console': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // The React Compiler is not used, so what it would have to skip does not matter; what is drawn on a canvas is known in an effect only.
      'react-hooks/incompatible-library': 'off',
      'react-hooks/set-state-in-effect': 'off',
    },
  },
  // The global `Window` can only be extended as an interface.
  { files: ['src-renderer/bridge/*.ts'], rules: { '@typescript-eslint/consistent-type-definitions': 'off' } },
  {
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'max-lines': ['error', { max: 450 }],
    },
  },
);
