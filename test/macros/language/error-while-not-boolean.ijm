x = 3;
while (x - 1) x--;
