setOption("ShowRowIndexes", true);
setResult("A", 0, 1); setResult("A", 1, 2); updateResults;
