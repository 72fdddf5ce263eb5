import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/tokens.css';
import './styles/base.css';
import './ui/field.css';
import { App } from './app/app';
import { startProgram } from './app/start-program';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element.');

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
void startProgram();
