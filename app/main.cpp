#include "app/cli/run.h"

int main(int argc, char** argv) { return stet::app::run(argc, argv); }
