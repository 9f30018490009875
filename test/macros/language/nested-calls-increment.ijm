function c(x) { return x + 0.5; }
k = 0; while (k < 2) { k += c(0) + 0; print(k); }
