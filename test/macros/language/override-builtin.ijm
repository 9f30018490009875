function floor(x) { return x * 100; }
print(floor(1.5));
function log2(x) { return log(x) / log(2); }
print(log2(8));
