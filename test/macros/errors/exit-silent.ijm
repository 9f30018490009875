print("before");
if (1 == 1) exit;
print("never");
