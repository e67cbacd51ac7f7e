# Takes all texts out of the sources. lupdate may loop for ever on code it does not understand: better to fail and to be looked at.
execute_process(COMMAND ${LUPDATE} -silent -no-obsolete -locations none ${ROOMS} -ts ${TS}
    TIMEOUT 120 RESULT_VARIABLE result ERROR_QUIET)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "lupdate failed (${result}). If it did not end: it loops on translate(…, %n, expression); give the number a name first.")
endif()
