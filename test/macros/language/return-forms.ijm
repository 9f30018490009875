function cmp(a, b) { return a > b; }
function cmp2(a, b) { return (a > b); }
function nothing() { return; }
function early(n) { for (i = 0; i < 10; i++) { if (i == n) return i * 10; } return -1; }
function txt(n) { s = "t"; if (n) return s; return s + n; }
function arr() { a = newArray(1, 2); return a; }
function elem(i) { a = newArray("p", 5); return a[i]; }
print(cmp(1, 2), cmp(5, 2), cmp2(1, 2), cmp2(5, 2));
x = nothing(); print(x);
print(early(3), early(20), txt(1), txt(0));
b = arr(); print(b[1]); print(elem(0)); print(elem(1));
