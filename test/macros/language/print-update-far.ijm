print("a");
print("\\Update30:far");
print("\\Update-1:neg");
print("\\Update:b");
