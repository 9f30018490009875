print("a");
x = pow(1, 2, 3);
