#include "forms/record/recordactions.h"
