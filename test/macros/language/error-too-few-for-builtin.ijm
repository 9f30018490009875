print("a");
x = pow(1);
