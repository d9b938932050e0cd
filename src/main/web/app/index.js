import './style.css';
import './console.js';
