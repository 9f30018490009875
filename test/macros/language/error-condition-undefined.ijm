if (nosuch == 1) print("x");
