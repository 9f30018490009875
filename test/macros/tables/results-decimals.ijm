// automatic decimals: a fraction anywhere makes the whole column show them
for (i = 0; i < 30; i++) { setResult("Whole", i, i); setResult("Half", i, i / 2); setResult("Big", i, i * 1e8); setResult("Tiny", i, i * 1e-5); }
setResult("Whole", 29, 0.5);
updateResults;
