function fib(n) { if (n < 2) return n; a = fib(n - 1); b = fib(n - 2); return a + b; }
print(fib(12));
function hanoi(n, from, to, via) { if (n == 0) return 0; a = hanoi(n - 1, from, via, to); b = hanoi(n - 1, via, to, from); return a + b + 1; }
n = hanoi(6, "A", "B", "C"); print(n);
