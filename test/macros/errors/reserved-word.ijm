print("one");
if = 3;
