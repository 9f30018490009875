x = 2;
if (true && x) print("no");
