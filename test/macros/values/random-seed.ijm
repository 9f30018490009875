// the same numbers from the same seed
random("seed", 42);
for (i = 0; i < 5; i++) print(d2s(random, 9), d2s(random("gaussian"), 9));
random("seed", -3);
for (i = 0; i < 3; i++) print(d2s(random(), 9));
x = random("seed", 0);
print(x, random("gaussian") * 1000, floor(random * 1000000));
